// The rows of a run that is over, as the address filters them. A filter changes the address and the rows, and asks for no page.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { RowFilter } from '@/lib/core/scoring/row-tally'
import type { SavedSlice } from '@/lib/core/scoring/saved-slice'
import { type ResultView, viewHref } from '../view-href'
import { RowFilters } from './row-filters'
import { RowsTable } from './rows-table'
import { SavedSliceLinks } from './saved-slice-links'
import { SendMisses } from './send-misses'
import { useShownView } from './use-shown-view'

interface FilteredRowsProps {
  runId: string
  titles: string[]
  /** Those that are shown. */
  arms: readonly number[]
  view: ResultView
  /** A hit is a match among the first k products. */
  k: number
  counts: Record<RowFilter, number>
  /** Slices of the dataset that were saved. */
  saved: readonly SavedSlice[]
  /** The rows that the address names, in words; null: all. */
  among: ReactNode
}

export function FilteredRows({ runId, titles, arms, view: made, k, counts, saved, among }: FilteredRowsProps) {
  const view = useShownView(made, titles.length)
  const t = useTranslations('scores.among')
  return (
    <RowsTable
      runId={runId}
      titles={titles}
      arms={arms}
      view={view}
      k={k}
      known={counts[view.filter]}
      filters={
        <>
          {among !== null && (
            <span className="flex min-w-0 flex-wrap items-center gap-x-2 rounded-md bg-sunk px-2.5 py-1 text-sm">
              <span className="text-ink-2">{t('title')}</span>
              <strong className="min-w-0 font-medium [overflow-wrap:anywhere]">{among}</strong>
              <Link href={viewHref({ ...view, among: null })} scroll={false} className="underline underline-offset-2">
                {t('clear')}
              </Link>
            </span>
          )}
          <RowFilters counts={counts} view={view} single={titles.length === 1} />
          {view.reading === undefined && <SendMisses runId={runId} arms={titles.length} view={view} />}
          {saved.length > 0 && <SavedSliceLinks slices={saved} view={view} />}
        </>
      }
    />
  )
}
