// The runs under way, as the pill at the top shows them.
import type { ActiveRun } from '@/components/layout/run-pill'
import { getRuntime } from '@/lib/runtime'

export async function readActiveRuns(): Promise<ActiveRun[]> {
  const { runs, watchProgress } = await getRuntime()
  const running = await runs.listRunning()
  return await Promise.all(
    running.map(async ({ id, number }) => {
      const progress = await watchProgress(id)
      const sum = (key: 'done' | 'trials') => (progress?.arms ?? []).reduce((total, arm) => total + arm[key], 0)
      return { id, number, done: sum('done'), trials: sum('trials') }
    }),
  )
}
