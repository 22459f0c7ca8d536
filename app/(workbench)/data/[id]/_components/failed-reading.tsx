// Why a file could not be imported, for somebody who had left the page when it turned out.
'use client'

import { useTranslations } from 'next-intl'
import { useFileError } from '@/components/dataset/use-file-error'
import { Notice } from '@/components/ui/notice'
import type { ErrorValue } from '@/lib/errors'
import { CancelReading } from './cancel-reading'

export function FailedReading({ id, failure }: { id: string; failure: ErrorValue }) {
  const t = useTranslations('data.reading')
  const fileError = useFileError()
  return (
    <div className="grid gap-4">
      <Notice tint="problem">
        <p>{fileError(failure)}</p>
        <p className="mt-1">{t('nothingKept')}</p>
      </Notice>
      <CancelReading id={id} failed />
    </div>
  )
}
