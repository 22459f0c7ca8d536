// A run's progress from the server's stream, and whether the line is up.
'use client'

import { useEffect } from 'react'
import { useServerStream } from '@/components/ui/use-server-stream'
import type { WatchedRun } from '@/lib/runtime'

const isOver = ({ status }: WatchedRun): boolean => status !== 'running'

/** `onEnd` is called once the run is over; it must not change from render to render. */
export function useProgress(runId: string, initial: WatchedRun, onEnd: () => void) {
  const { value, connected } = useServerStream(`/api/runs/${runId}/progress`, isOver)
  const over = value !== undefined && isOver(value)
  useEffect(() => {
    if (over) onEnd()
  }, [over, onEnd])
  return { progress: value ?? initial, connected }
}
