// Which column names an import had to fill in or change.
'use client'

import { useTranslations } from 'next-intl'
import { Notice } from '@/components/ui/notice'
import type { HeaderChange } from '@/lib/core/dataset/header'

const shownChanges = 8

export function HeaderChanges({ changes }: { changes: HeaderChange[] }) {
  const t = useTranslations('data.headerChanges')
  if (changes.length === 0) return null
  return (
    <Notice tint="attention">
      <p>{t('title', { count: changes.length })}</p>
      <ul className="mt-1 grid gap-0.5">
        {changes.slice(0, shownChanges).map(({ column, from, to }) => (
          <li key={column} className="break-words">
            {from === '' ? t('filled', { column, to }) : t('renamed', { column, from, to })}
          </li>
        ))}
      </ul>
      {changes.length > shownChanges && <p>{t('more', { count: changes.length - shownChanges })}</p>}
    </Notice>
  )
}
