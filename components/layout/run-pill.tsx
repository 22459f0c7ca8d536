// What runs now, always in sight: progress from the server's stream, a link into the run.
'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { type ActiveRun, useActiveRuns } from '@/components/run/use-active-runs'
import { ProgressBar } from '@/components/ui/progress-bar'

export function RunPill({ initial }: { initial: ActiveRun[] }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const runs = useActiveRuns(initial)
  const known = useRef(new Set(initial.map(({ id }) => id)))
  useEffect(() => {
    const running = new Set(runs.map(({ id }) => id))
    const changed = running.size !== known.current.size || [...running].some((id) => !known.current.has(id))
    known.current = running
    // Pages show counts and verdicts of runs: they are read again when one begins or ends.
    if (changed) router.refresh()
  }, [runs, router])
  const run = runs[0]
  if (run === undefined) return null
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Link
        href={`/batch/${run.id}`}
        aria-label={t('openRun', { number: run.number })}
        className="flex items-center gap-2 rounded-full border bg-card px-3 py-1 text-xs text-ink-2 hover:text-ink"
      >
        <span className="whitespace-nowrap">{t('running', { number: run.number })}</span>
        <ProgressBar value={run.done} max={run.trials} label={t('running', { number: run.number })} className="w-16" />
        <span className="hidden whitespace-nowrap sm:inline">
          {t('runningOf', { done: run.done, trials: run.trials })}
        </span>
      </Link>
      {runs.length > 1 && (
        <Link href="/batch?status=running" className="text-xs whitespace-nowrap text-ink-2 hover:text-ink">
          {t('moreRunning', { runs: runs.length - 1 })}
        </Link>
      )}
    </div>
  )
}
