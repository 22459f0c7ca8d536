// Slices as the table shows them: with a name and a way to their rows.
import { useSliceWords } from '@/components/run/use-slice-words'
import type { SlicedDimension } from '@/lib/core/scoring/slices'
import { type ComparedPair, rowsHref } from '../../view-href'
import type { ShownSlice } from './slice-table'

/** `whole`: the dimension is named with the value. */
export function useShownSlices(runId: string, view: ComparedPair) {
  const words = useSliceWords()
  return (dimension: SlicedDimension, whole: boolean): ShownSlice[] =>
    dimension.slices.map((figures) => ({
      key: `${dimension.key} ${figures.value}`,
      name: whole ? words.slice(dimension, figures.value) : words.value(dimension, figures.value),
      href: rowsHref(runId, view, ['slice', dimension.key, figures.value]),
      figures,
    }))
}
