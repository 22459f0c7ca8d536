// Which rows the address names, in words, and the way back to all of them.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useSliceWords } from '@/components/run/use-slice-words'
import { positionsOf, type RowSet } from '@/lib/core/scoring/row-set'
import type { Dimension, RunFacts } from '@/lib/core/scoring/run-facts'
import { type ResultView, viewHref } from '../view-query'

export interface AmongRows {
  set: RowSet
  positions: readonly number[]
  /** Of a slice; undefined where the run has no such dimension. */
  dimension: Pick<Dimension, 'kind' | 'name'> | undefined
}

export function amongOf(facts: RunFacts, set: RowSet): AmongRows {
  const dimension = facts.dimensions.find(({ key }) => key === set[1])
  return { set, positions: positionsOf(facts, set), dimension }
}

export function RowSetChip({ among, view }: { among: AmongRows; view: ResultView }) {
  const t = useTranslations('scores.among')
  const words = useSliceWords()
  const { set, dimension } = among
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-2 rounded-md bg-sunk px-2.5 py-1 text-sm">
      <span className="text-ink-2">{t('title')}</span>
      <strong className="min-w-0 font-medium [overflow-wrap:anywhere]">
        {dimension === undefined ? set[2] : words.slice(dimension, set[2])}
      </strong>
      <Link href={viewHref({ ...view, among: null })} scroll={false} className="underline underline-offset-2">
        {t('clear')}
      </Link>
    </span>
  )
}
