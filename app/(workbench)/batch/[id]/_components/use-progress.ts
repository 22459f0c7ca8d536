// A run's progress from the server's stream: the latest state, the time left at the pace so far, and whether the line is up.
'use client'

import { useEffect, useState } from 'react'
import type { ErrorValue } from '@/lib/errors'
import type { RunProgress } from '@/lib/store/runs'

export const doneOf = ({ arms }: Pick<RunProgress, 'arms'>): number => arms.reduce((sum, arm) => sum + arm.done, 0)
export const trialsOf = ({ arms }: Pick<RunProgress, 'arms'>): number => arms.reduce((sum, arm) => sum + arm.trials, 0)

const PACE_AFTER_MS = 5000
const RECONNECT_MS = 3000

export interface LiveProgress {
  progress: RunProgress
  /** Why answers can't be stored at the moment, or null. */
  trouble: ErrorValue | null
  connected: boolean
  /** Whole minutes; null while the pace isn't known. */
  minutesLeft: number | null
}

/** `onEnd` is called once, when the run is over; it must not change from render to render. */
export function useProgress(runId: string, initial: RunProgress, onEnd: () => void): LiveProgress {
  const [live, setLive] = useState<LiveProgress>({
    progress: initial,
    trouble: null,
    connected: true,
    minutesLeft: null,
  })
  useEffect(() => {
    let events: EventSource | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let first: { at: number; done: number } | undefined
    const connect = () => {
      events = new EventSource(`/api/runs/${runId}/progress`)
      events.onmessage = (event) => {
        const { trouble, ...progress } = JSON.parse(event.data as string) as RunProgress & Pick<LiveProgress, 'trouble'>
        const done = doneOf(progress)
        first ??= { at: Date.now(), done }
        const elapsed = Date.now() - first.at
        const paceKnown = elapsed >= PACE_AFTER_MS && done > first.done
        const minutesLeft = paceKnown
          ? Math.round((((trialsOf(progress) - done) / (done - first.done)) * elapsed) / 60_000)
          : null
        setLive({ progress, trouble, connected: true, minutesLeft })
        if (progress.status === 'running') return
        events?.close()
        onEnd()
      }
      events.onerror = () => {
        setLive((before) => ({ ...before, connected: false }))
        // The browser tries again by itself unless the server answered with an error; then it is ours to.
        if (events?.readyState === EventSource.CLOSED) again = setTimeout(connect, RECONNECT_MS)
      }
    }
    connect()
    return () => {
      events?.close()
      clearTimeout(again)
    }
  }, [runId, onEnd])
  return live
}
