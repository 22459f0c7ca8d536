// What stands between this dataset and a batch test: no label column, or one with gaps.
'use client'

import { useFormatter, useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { Column } from '@/lib/core/dataset/dataset'
import { filledShare } from './filled-share'

export function LabelNotice({ columns }: { columns: Column[] }) {
  const t = useTranslations('data.detail')
  const format = useFormatter()
  const label = columns.find(({ role }) => role === 'label')
  if (label !== undefined && label.coverage === 1) return null
  const share = format.number(filledShare(label?.coverage ?? 0), { style: 'percent', maximumFractionDigits: 1 })
  return (
    <Notice tint="attention" className="mb-2.5">
      {label === undefined ? t('noLabel') : t('labelGaps', { column: label.name, share })}
    </Notice>
  )
}
