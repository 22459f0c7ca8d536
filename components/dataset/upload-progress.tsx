// The two phases of an import under way, and the way out.
'use client'

import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { UploadState } from './use-upload'

type Running = Extract<UploadState<unknown>, { phase: 'sending' | 'reading' }>

export function UploadProgress({ file, state, onCancel }: { file: string; state: Running; onCancel: () => void }) {
  const t = useTranslations('data.upload')
  const format = useFormatter()
  const reading = state.phase === 'reading'
  const share = state.bytesTotal > 0 ? Math.floor((100 * state.bytes) / state.bytesTotal) : 0
  const phase = reading ? t('reading', { rows: state.rows }) : t('sending')
  return (
    <div className="grid gap-2.5">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="min-w-0 text-sm">
          <span className="font-medium break-all">{file}</span>
          <span className="ml-2 text-ink-2">{t('step', { step: reading ? 2 : 1 })}</span>
        </p>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {state.phase === 'reading' && state.href !== undefined && (
            <Link
              href={state.href}
              className="text-sm text-ink-2 underline decoration-line-strong underline-offset-4 hover:text-ink"
            >
              {t('look')}
            </Link>
          )}
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </span>
      </div>
      <ProgressBar value={state.bytes} max={state.bytesTotal} label={phase} />
      <p className="text-xs text-ink-3">
        {phase} · {format.number(share / 100, { style: 'percent' })}
      </p>
      <p role="status" className="sr-only">
        {reading ? t('readingBegan') : t('sending')}
      </p>
    </div>
  )
}
