// The runs under way, as the pill at the top and the list show them.
import type { ActiveRun } from '@/components/run/use-active-runs'
import { getRuntime } from '@/lib/runtime'

export async function readActiveRuns(): Promise<ActiveRun[]> {
  const { runs } = await getRuntime()
  return (await Promise.all((await runs.listRunning()).map(readActiveRun))).filter((run) => run !== null)
}

/** Null when the run is over. */
export async function readActiveRun({ id, number }: { id: string; number: number }): Promise<ActiveRun | null> {
  const watched = await (await getRuntime()).watchRun(id)
  if (watched?.status !== 'running') return null
  const { arms, calls, costUsd, unpriced, speed, hosts, batches } = watched
  const sum = (key: 'done' | 'trials') => arms.reduce((total, arm) => total + arm[key], 0)
  return {
    id,
    number,
    done: sum('done'),
    trials: watched.bestOf?.calls ?? sum('trials'),
    calls,
    costUsd,
    unpriced,
    callsPerMinute: speed?.callsPerMinute ?? null,
    secondsLeft: speed?.secondsLeft ?? null,
    projectedUsd: speed?.projectedUsd ?? null,
    hosts,
    batches:
      batches === null ? null : { underWay: batches.underWay, requests: batches.requests, sentAt: batches.sentAt },
  }
}
