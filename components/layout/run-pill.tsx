// What runs now, always in sight: progress from the server's stream, a link into the run.
'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { ProgressBar } from '@/components/ui/progress-bar'

export interface ActiveRun {
  id: string
  number: number
  done: number
  trials: number
}

export function RunPill({ initial }: { initial: ActiveRun[] }) {
  const t = useTranslations('shell')
  const router = useRouter()
  const [runs, setRuns] = useState(initial)
  const wasRunning = useRef(initial.length > 0)
  useEffect(() => {
    const events = new EventSource('/api/runs/active')
    events.onmessage = (event) => {
      const next = JSON.parse(event.data as string) as ActiveRun[]
      setRuns(next)
      // Pages show counts and verdicts of finished runs: read them again when one ends.
      if (wasRunning.current && next.length === 0) router.refresh()
      wasRunning.current = next.length > 0
    }
    return () => events.close()
  }, [router])
  const run = runs[0]
  if (run === undefined) return null
  return (
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
  )
}
