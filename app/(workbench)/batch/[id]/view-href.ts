// The address of a view of a result: which two versions are compared, and which rows are shown.

import type { JudgeReading } from '@/lib/core/scoring/judge-grey'
import type { RowSet } from '@/lib/core/scoring/row-set'
import { type RowFilter, rowFilters } from '@/lib/core/scoring/row-tally'
import { writeReading } from '@/lib/core/scoring/write-reading'
import { writeRowSet } from '@/lib/core/scoring/write-row-set'

export interface ResultView {
  filter: RowFilter
  a: number
  b: number
  /** Rows that a figure was made of, which the filter looks at; null: all. */
  among: RowSet | null
  /** With a judge in the grey zone; left out: as hits were kept. */
  reading?: JudgeReading | undefined
}

/** Two versions, and how their hits are read: what goes along from view to view. */
export type ComparedPair = Pick<ResultView, 'a' | 'b' | 'reading'>

/** What an address says of the filter; nonsense, and what a run of one arm doesn't have, is none. */
export function filterOf(text: unknown, arms: number): RowFilter {
  const filter = rowFilters.find((one) => one === text) ?? 'all'
  return arms === 1 && (filter === 'onlyB' || filter === 'both') ? 'all' : filter
}

export const viewHref = ({ filter, a, b, among, reading }: ResultView): string =>
  `?filter=${filter}&a=${a}&b=${b}${among === null ? '' : `&in=${encodeURIComponent(writeRowSet(among))}`}${writeReading(reading)}`

/** The rows of a set on the page of the run's result. */
export const rowsHref = (runId: string, pair: ComparedPair, among: RowSet): string =>
  `/batch/${runId}${viewHref({ ...pair, filter: 'all', among })}#rows`
