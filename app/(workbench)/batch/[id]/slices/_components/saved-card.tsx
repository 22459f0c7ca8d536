// The saved slices of the dataset: their figures in this run, their conditions, and a way to save another.
import { useTranslations } from 'next-intl'
import { useSliceWords } from '@/components/run/use-slice-words'
import { Card } from '@/components/ui/card'
import { type Dimension, SAVED } from '@/lib/core/scoring/run-facts'
import type { SavedSlice, SliceCondition } from '@/lib/core/scoring/saved-slice'
import type { SliceReport } from '@/lib/core/scoring/slices'
import type { Run } from '@/lib/store/runs'
import type { ResultView } from '../../view-href'
import { deleteSlice, saveSlice, updateSlice } from '../actions'
import type { DimensionChoice } from '../slice-choices'
import { NewSlice } from './new-slice'
import { SavedList } from './saved-list'
import { SliceTable } from './slice-table'
import { useShownSlices } from './use-shown-slices'

interface SavedCardProps {
  run: Run
  view: ResultView
  report: SliceReport
  saved: readonly SavedSlice[]
  dimensions: readonly Dimension[]
  /** Names of the columns that hold numbers. */
  numeric: ReadonlySet<string>
}

export function SavedCard({ run, view, report, saved, dimensions, numeric }: SavedCardProps) {
  const t = useTranslations('savedSlices')
  const shown = useShownSlices(run.id, view)
  const wordsOf = useConditionWords(dimensions)
  const choices = useChoices(dimensions, numeric)
  const dimension = report.dimensions.find(({ kind }) => kind === SAVED)
  return (
    <Card title={t('title')} aside={t('aside')}>
      {dimension === undefined ? (
        <p className="text-sm text-ink-2">{t('none')}</p>
      ) : (
        <SliceTable label={t('title')} slices={shown(dimension, false)} pair={view} />
      )}
      {saved.length > 0 && (
        <SavedList
          datasetId={run.datasetId}
          slices={saved.map((slice) => ({ ...slice, words: slice.conditions.map(wordsOf).join(t('and')) }))}
          choices={choices}
          onUpdate={updateSlice}
          onDelete={deleteSlice}
          onRestore={saveSlice}
        />
      )}
      <div className="mt-3">
        <NewSlice datasetId={run.datasetId} choices={choices} onSave={saveSlice} />
      </div>
    </Card>
  )
}

function useConditionWords(dimensions: readonly Dimension[]) {
  const t = useTranslations('savedSlices')
  const words = useSliceWords()
  return (condition: SliceCondition): string => {
    if (condition.kind === 'value')
      return t('is', { dimension: condition.column, value: condition.value === '' ? t('empty') : condition.value })
    if (condition.kind !== 'range') {
      const dimension = dimensions.find(({ key }) => key === condition.kind) ?? { kind: condition.kind, name: '' }
      return words.slice(dimension, condition.value)
    }
    const { column, from, to } = condition
    if (from === null) return t('atMost', { dimension: column, to: to ?? 0 })
    return to === null ? t('atLeast', { dimension: column, from }) : t('between', { dimension: column, from, to })
  }
}

/** What the rows of this run can be told apart by; gathered values have no condition of their own. */
function useChoices(dimensions: readonly Dimension[], numeric: ReadonlySet<string>): DimensionChoice[] {
  const words = useSliceWords()
  return dimensions.flatMap((dimension): DimensionChoice[] => {
    const { key, kind, name, slices } = dimension
    if (kind === SAVED) return []
    const isColumn = kind === 'column'
    const values = slices
      .filter(({ value }) => !isColumn || value !== 'other')
      .map(({ value }) => ({
        // A column's values are written with a sign before them, which tells them from what is empty.
        value: isColumn ? (value === 'empty' ? '' : value.slice(1)) : value,
        label: words.value(dimension, value),
      }))
    return [
      {
        ...{ key, kind: isColumn ? 'value' : kind, column: name, label: words.dimension(dimension) },
        ...{ numeric: isColumn && numeric.has(name), values },
      },
    ]
  })
}
