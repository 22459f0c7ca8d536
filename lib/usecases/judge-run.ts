// Ends a comparison that is decided, and says what that saved.
import { decideRun } from '@/lib/core/scoring/decide-run'
import type { Run, RunStore } from '@/lib/store/runs'
import type { TrialStore } from '@/lib/store/trials'
import { REPORT_K } from './run-report'

export interface JudgePorts {
  runs: Pick<RunStore, 'saveDecision' | 'countOpenCalls'>
  trials: Pick<TrialStore, 'listScored'>
}

/** What the engine asks from time to time: whether the run may end. Undefined for a run that goes through all its rows. */
export function createJudge({ runs, trials }: JudgePorts, run: Run): (() => Promise<boolean>) | undefined {
  const { stopAtGain } = run
  if (stopAtGain === null) return undefined
  return async () => {
    const verdict = decideRun(await trials.listScored(run), REPORT_K, stopAtGain)
    if (verdict === null) return false
    await runs.saveDecision(run.id, { ...verdict, savedCalls: await runs.countOpenCalls(run.id) })
    return true
  }
}
