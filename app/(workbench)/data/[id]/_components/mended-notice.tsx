// What came of a mended quarantine file, in words.
'use client'

import { useTranslations } from 'next-intl'
import type { Mended } from '@/lib/usecases/mend-lines'

export function MendedNotice({ mended: { added, mended, kept, reasons, unknown, rows, left } }: { mended: Mended }) {
  const t = useTranslations('data')
  const why = reasons
    .map(({ line, reason }) => t('rejectedLine', { line, reason: t(`reasons.${reason}`) }))
    .join(t('reasonJoin'))
  return (
    <div role="status" className="grid gap-1">
      <p className="text-base font-medium">{t('mend.fileDone', { mended, added, rows, left })}</p>
      {kept > 0 && <p className="text-sm text-ink-2">{t('mend.fileKept', { kept, why })}</p>}
      {unknown > 0 && <p className="text-sm text-ink-2">{t('mend.fileUnknown', { unknown })}</p>}
    </div>
  )
}
