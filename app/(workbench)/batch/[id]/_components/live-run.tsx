// A run under way: how far, how often each version hit so far with its narrowing interval, what it costs, and a way to stop it.
'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useTranslations } from 'next-intl'
import { useCallback } from 'react'
import { armTone, IntervalChart } from '@/components/chart/interval-chart'
import { PageHeader } from '@/components/layout/page-header'
import { RunDeed } from '@/components/run/run-deed'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, ArmTitle, armLetter } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { ProgressBar } from '@/components/ui/progress-bar'
import { useErrorSentence } from '@/components/ui/use-error-sentence'
import type { Result } from '@/lib/boundary/result'
import { wilsonInterval } from '@/lib/core/statistics/wilson'
import type { WatchedRun } from '@/lib/runtime'
import { BatchNotice } from './batch-notice'
import { BatchesCard } from './batches-card'
import { BestOfCard } from './best-of-card'
import { LiveFigures } from './live-figures'
import { useProgress } from './use-progress'

interface LiveRunProps {
  runId: string
  number: number
  titles: string[]
  initial: WatchedRun
  onCancel: (input: { id: string }) => Promise<Result<unknown>>
  onPause: (input: { id: string }) => Promise<Result<unknown>>
}

export function LiveRun({ runId, number, titles, initial, onCancel, onPause }: LiveRunProps) {
  const t = useTranslations('result')
  const sentence = useErrorSentence()
  const { percent } = useFigures()
  const router = useRouter()
  const refresh = useCallback(() => router.refresh(), [router])
  const format = useFormatter()
  const { progress, connected } = useProgress(runId, initial, refresh)
  const { trouble, heldUntil, batches, bestOf } = progress
  const done = progress.arms.reduce((sum, arm) => sum + arm.done, 0)
  const trials = bestOf?.calls ?? progress.arms.reduce((sum, arm) => sum + arm.trials, 0)
  // Spoken at every tenth alone: a screen reader that tells of each row tells nothing.
  const tenths = trials === 0 ? 0 : Math.floor((done / trials) * 10) / 10
  return (
    <div className="min-w-0">
      <PageHeader
        title={t('running', { done, trials })}
        lead={
          <>
            {t('title', { number })} · {t(batches === null ? 'runningLead' : 'batches.lead')}
          </>
        }
        actions={
          <>
            {!batches?.cancelling && (
              <RunDeed runId={runId} deed={onPause}>
                {t('pause')}
              </RunDeed>
            )}
            {!batches?.cancelling && (
              <RunDeed
                runId={runId}
                deed={onCancel}
                look="danger"
                working={t('cancelling')}
                failure={(reason) => t('cancelFailed', { sentence: reason })}
              >
                {t('cancel')}
              </RunDeed>
            )}
          </>
        }
      />
      <p aria-live="polite" className="sr-only">
        {t('announce', { share: percent(tenths) })}
      </p>
      {!connected && (
        <Notice tint="attention" className="mb-4">
          {t('reconnecting')}
        </Notice>
      )}
      {trouble !== null && (
        <Notice tint="problem" className="mb-4">
          {sentence(trouble)}
        </Notice>
      )}
      {batches !== null && <BatchNotice batches={batches} className="mb-4" />}
      {trouble === null && heldUntil !== null && (
        <Notice tint="attention" className="mb-4">
          {t('live.held', {
            time: format.dateTime(heldUntil, {
              hour: '2-digit',
              minute: '2-digit',
              second: '2-digit',
              hourCycle: 'h23',
            }),
          })}
        </Notice>
      )}
      {bestOf !== null && <BestOfCard bestOf={bestOf} titles={titles} live className="mb-4" />}
      <Card title={bestOf === null ? t('live.title') : undefined} aside={t('live.aside')}>
        {/* Of a search these are no estimates: its own table says how far each version came. */}
        {bestOf === null && (
          <IntervalChart
            caption={t('live.title')}
            items={progress.arms.map(({ arm, done: rows, hits }) => ({
              key: String(arm),
              name: `${armLetter(arm)} ${titles[arm] ?? ''}`,
              label: <ArmTitle arm={arm} title={titles[arm]} />,
              tone: armTone(arm),
              value: rows === 0 ? null : hits / rows,
              interval: wilsonInterval(hits, rows),
            }))}
          />
        )}
        <ul className="mt-3 grid gap-x-8 gap-y-2 border-t pt-3 first:mt-0 first:border-t-0 first:pt-0 sm:grid-cols-2">
          {progress.arms.map(({ arm, done: rows, trials: all }) => (
            <li key={arm} className="flex items-center gap-3 text-sm">
              <ArmTag arm={arm} />
              <ProgressBar
                value={rows}
                max={all}
                label={t('live.progress', { name: titles[arm] ?? '' })}
                className="min-w-12 grow"
              />
              <span className="whitespace-nowrap text-ink-2">{t('live.done', { done: rows, trials: all })}</span>
            </li>
          ))}
        </ul>
        <LiveFigures progress={progress} />
      </Card>
      {batches !== null && <BatchesCard batches={batches} className="mt-4" />}
    </div>
  )
}
