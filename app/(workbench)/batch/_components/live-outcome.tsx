// A run of the list that is under way: how far, how fast, what it costs, when it ends; and a way to pause it.
'use client'

import { useTranslations } from 'next-intl'
import { Moment } from '@/components/run/moment'
import { RunDeed } from '@/components/run/run-deed'
import { type ActiveRun, useActiveRuns } from '@/components/run/use-active-runs'
import { useFigures } from '@/components/run/use-figures'
import { useCost, useTimeLeft } from '@/components/run/use-live-words'
import { ProgressBar } from '@/components/ui/progress-bar'
import type { Result } from '@/lib/boundary/result'

interface LiveOutcomeProps {
  initial: ActiveRun
  onPause: (input: { id: string }) => Promise<Result<unknown>>
}

export function LiveOutcome({ initial, onPause }: LiveOutcomeProps) {
  const t = useTranslations('batch')
  const { money } = useFigures()
  const cost = useCost()
  const timeLeft = useTimeLeft()
  const run = useActiveRuns([initial]).find(({ id }) => id === initial.id) ?? initial
  const sentAt = run.batches?.sentAt ?? null
  const words = t('progress', { done: run.done, trials: run.trials })
  const facts = [
    run.batches !== null && t('batchesUnderWay', { batches: run.batches.underWay, requests: run.batches.requests }),
    run.callsPerMinute !== null && t('perMinute', { calls: Math.round(run.callsPerMinute) }),
    run.projectedUsd !== null && run.unpriced === 0
      ? t('costOf', { cost: cost(run), projected: money(run.projectedUsd) })
      : cost(run),
    run.secondsLeft !== null && timeLeft(run.secondsLeft),
    run.hosts.length > 1 && t('processes', { processes: run.hosts.length }),
  ].filter((fact) => fact !== false)
  return (
    <div className="flex items-center gap-3">
      <div className="grid min-w-0 grow gap-1.5">
        <p className="text-sm text-ink-2">{words}</p>
        <ProgressBar value={run.done} max={run.trials} label={words} />
        <p className="text-xs text-ink-3">
          {facts.join(' · ')}
          {sentAt !== null && (
            <>
              {' · '}
              {t.rich('batchesSent', { at: () => <Moment at={sentAt} /> })}
            </>
          )}
        </p>
      </div>
      <div className="relative z-10">
        <RunDeed runId={run.id} deed={onPause} label={t('pauseRun', { number: run.number })}>
          {t('pause')}
        </RunDeed>
      </div>
    </div>
  )
}
