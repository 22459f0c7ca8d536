// The row that both sides are asked on, as a person, and how many rows from it are tried at once.
'use client'

import { useTranslations } from 'next-intl'
import type { PreviewDataset } from '@/components/prompt/prompt-text'
import { RowPerson } from '@/components/prompt/row-person'
import { RowStepper } from '@/components/prompt/row-stepper'
import type { LookedAtRow } from '@/components/prompt/use-row'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { useErrorSentence } from '@/components/ui/use-error-sentence'

const choices = [1, 3, 5, 10, 20]

interface RowBarProps {
  looked: LookedAtRow
  dataset: PreviewDataset
  rowsAtOnce: number
  onRowsAtOnce: (rows: number) => void
}

export function RowBar({ looked, dataset, rowsAtOnce, onRowsAtOnce }: RowBarProps) {
  const t = useTranslations('optimise')
  const sentence = useErrorSentence()
  const { row, error } = looked
  return (
    <Card title={t('row')} aside={<RowStepper looked={looked} dataset={dataset} />}>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          {error !== null && <Notice tint="problem">{sentence(error)}</Notice>}
          {row === null && error === null && <p className="text-sm text-ink-3">{t('rowLoading')}</p>}
          {row !== null && <RowPerson columns={dataset.columns} row={row} />}
        </div>
        <label className="flex items-center gap-2 text-sm">
          {t('rowsAtOnce')}
          <select
            value={rowsAtOnce}
            onChange={(event) => onRowsAtOnce(Number(event.target.value))}
            className="min-h-9 rounded-md border border-line-strong bg-card px-2 text-sm"
          >
            {choices.map((rows) => (
              <option key={rows} value={rows}>
                {t('rowsCount', { rows })}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Card>
  )
}
