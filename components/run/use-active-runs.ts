// The runs under way on this server, as the pill and the list of runs follow them.
'use client'

import { useServerStream } from '@/components/ui/use-server-stream'

export interface ActiveRun {
  id: string
  number: number
  done: number
  trials: number
  calls: number
  costUsd: number
  unpriced: number
  /** Null while it isn't known yet. */
  callsPerMinute: number | null
  secondsLeft: number | null
  projectedUsd: number | null
  hosts: string[]
  /** At the vendor, of a run through batches, and when the first was sent (ISO); null for a live one. */
  batches: { underWay: number; requests: number; sentAt: string | null } | null
}

const goesOn = () => false

const useStream = () => useServerStream<ActiveRun[]>('/api/runs/active', goesOn)

/** `initial` until the server's stream has told. */
export const useActiveRuns = (initial: ActiveRun[]): ActiveRun[] => useStream().value ?? initial

/** Whether the server is reached: the same stream, which is up on every page. */
export const useConnected = (): boolean => useStream().connected
