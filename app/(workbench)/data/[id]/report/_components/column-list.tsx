// Every column with its figures, in an order to choose.
'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ColumnCard } from './column-card'
import { type ReportedColumn, type SortName, sortNames, sorts } from './reported-column'

/** Cards that are drawn at a time. */
const AT_FIRST = 50

export function ColumnList({ datasetId, columns }: { datasetId: string; columns: readonly ReportedColumn[] }) {
  const t = useTranslations('report')
  const sortId = useId()
  const [sort, setSort] = useState<SortName>('telling')
  const [shown, setShown] = useState(AT_FIRST)
  const sorted = [...columns].sort(sorts[sort])
  return (
    <section aria-label={t('columns')}>
      <div className="mb-2.5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h2 className="text-base font-semibold">{t('columns')}</h2>
        <div className="flex flex-wrap items-center gap-2 text-sm text-ink-2">
          <label htmlFor={sortId}>{t('sort')}</label>
          <select
            id={sortId}
            value={sort}
            onChange={(event) => setSort(event.target.value as SortName)}
            className="min-h-9 rounded-md border border-line-strong bg-card px-2 text-sm text-ink"
          >
            {sortNames.map((name) => (
              <option key={name} value={name}>
                {t(`sorts.${name}`)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <ol className="grid grid-cols-1 gap-3">
        {sorted.slice(0, shown).map((column) => (
          <li key={column.name}>
            <ColumnCard datasetId={datasetId} column={column} />
          </li>
        ))}
      </ol>
      {sorted.length > shown && (
        <Button className="mt-3" onClick={() => setShown(shown + AT_FIRST)}>
          {t('moreColumns', { count: Math.min(AT_FIRST, sorted.length - shown), left: sorted.length - shown })}
        </Button>
      )}
    </section>
  )
}
