// Who a row is about, and what they really took.
'use client'

import { useTranslations } from 'next-intl'
import { Chip } from '@/components/ui/chip'
import type { Row } from '@/lib/core/dataset/dataset'
import type { PreviewDataset } from './prompt-text'

const MOST_TRAITS = 8

/** A row reads as a sentence on a user: the first short features that it fills in. */
export function RowPerson({ columns, row }: { columns: PreviewDataset['columns']; row: Row }) {
  const t = useTranslations('prompts')
  const cellsOf = (role: string) =>
    columns.flatMap((column, i) => (column.role === role ? [row.cells[i]?.trim() ?? ''] : []))
  const traits = columns.flatMap(({ role, kind }, i) => {
    const cell = row.cells[i]?.trim() ?? ''
    return role === 'feature' && kind !== 'text' && cell !== '' ? [cell] : []
  })
  const [label] = cellsOf('label')
  const identity = [...cellsOf('user'), ...cellsOf('time')].filter((cell) => cell !== '').join(' · ')
  return (
    <dl className="grid gap-x-3 gap-y-1 text-sm sm:grid-cols-[auto_minmax(0,1fr)]">
      <dt className="text-ink-3">{t('who')}</dt>
      <dd className="min-w-0 break-words">
        {traits.length > 0 ? traits.slice(0, MOST_TRAITS).join(' · ') : t('nobody')}{' '}
        <span className="text-xs text-ink-3">{identity}</span>
      </dd>
      <dt className="text-ink-3">{t('realProduct')}</dt>
      <dd className="min-w-0">
        {label === undefined || label === '' ? (
          <span className="text-ink-3">{t(label === undefined ? 'noLabelColumn' : 'noLabel')}</span>
        ) : (
          <Chip className="break-all">{label}</Chip>
        )}
      </dd>
    </dl>
  )
}
