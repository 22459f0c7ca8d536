// Says where values of the time column can't be read as times, since such rows are left out of all that goes by time.
'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { Column } from '@/lib/core/dataset/dataset'
import { unreadTimes } from '@/lib/core/dataset/unread-times'

export function TimeNotice({ columns }: { columns: Column[] }) {
  const t = useTranslations('data.detail')
  const unread = unreadTimes(columns)
  if (unread === null) return null
  return (
    <Notice tint="attention" className="mb-2.5">
      <span className="[overflow-wrap:anywhere]">
        {t('unreadTimes', { column: unread.column, example: unread.values[0]?.slice(0, 40) ?? '' })}
      </span>
    </Notice>
  )
}
