// Ends a comparison that is decided before its rows are through.
import { decideRun } from '@/lib/core/scoring/decide-run'
import type { Run, RunStore } from '@/lib/store/runs'
import type { TrialStore } from '@/lib/store/trials'
import { REPORT_K } from './run-report'

export interface JudgePorts {
  runs: Pick<RunStore, 'saveDecision' | 'countOpenCalls'>
  trials: Pick<TrialStore, 'listHits'>
}

/** What the engine asks from time to time: whether the run may end. Undefined for a run that goes through all its rows. */
export function createJudge({ runs, trials }: JudgePorts, run: Run): (() => Promise<boolean>) | undefined {
  const { stopAtGain } = run
  if (stopAtGain === null) return undefined
  return async () => {
    const verdict = decideRun(await trials.listHits(run), REPORT_K, stopAtGain)
    // Decided by its last rows: nothing is left that could be spared.
    if (verdict === null || (await runs.countOpenCalls(run.id)) === 0) return false
    await runs.saveDecision(run.id, verdict)
    return true
  }
}
