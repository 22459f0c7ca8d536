// Where a run ends before its rows are through, and where it goes on once they are: what the engine asks on its way.
import { confirmedPair, nextStage, stageRows } from '@/lib/core/scoring/best-of'
import { decideRun } from '@/lib/core/scoring/decide-run'
import type { Run, RunStore } from '@/lib/store/runs'
import type { TrialStore } from '@/lib/store/trials'
import { REPORT_K } from './run-report'

export interface JudgePorts {
  runs: Pick<RunStore, 'find' | 'saveDecision' | 'countOpenCalls'>
  trials: Pick<TrialStore, 'listHits'>
}

/**
 * Asked from time to time: whether the run may end. Of a search for the best the confirmation alone is judged, the
 * opponent as A and the winner as B where that is their order in the run. Undefined for a run that goes through all its rows.
 */
export function createJudge({ runs, trials }: JudgePorts, run: Run): (() => Promise<boolean>) | undefined {
  const { stopAtGain } = run
  if (stopAtGain === null) return undefined
  return async () => {
    const now = run.bestOf === null ? run : await runs.find(run.id)
    const verdict =
      now === null ? null : decideRun(await trials.listHits(now), REPORT_K, stopAtGain, judgedOf(now.bestOf))
    // Decided by its last rows: nothing is left that could be spared.
    if (verdict === null || (await runs.countOpenCalls(run.id)) === 0) return false
    await runs.saveDecision(run.id, verdict)
    return true
  }
}

/** Which arms are judged, and from which position on; null where there are none yet. */
export function judgedOf(bestOf: Run['bestOf']): { pair: [number, number]; from: number } | null {
  if (bestOf === null) return { pair: [0, 1], from: 0 }
  const pair = confirmedPair(bestOf)
  if (pair === null) return null
  const { winner, opponent } = pair
  return {
    pair: [Math.min(winner, opponent), Math.max(winner, opponent)],
    from: stageRows(bestOf, bestOf.rounds.length).from,
  }
}

interface StagePorts {
  runs: Pick<RunStore, 'find' | 'countOpenCalls' | 'openStage'>
  trials: Pick<TrialStore, 'listSearchHits'>
}

/**
 * Opens the next stage of a search for the best once all trials of the last are done; whether there is more to ask, by this
 * process or another. Undefined for other runs.
 */
export function createStages({ runs, trials }: StagePorts, run: Run): (() => Promise<boolean>) | undefined {
  if (run.bestOf === null) return undefined
  return async () => {
    const now = await runs.find(run.id)
    if (now?.status !== 'running' || now.bestOf === null) return false
    // What another process has taken may come back; and what was opened since.
    if ((await runs.countOpenCalls(run.id)) > 0) return true
    const { bestOf } = now
    const found = new Map((await trials.listSearchHits(run.id, bestOf)).map(({ arm, hits }) => [arm, hits]))
    const arms = nextStage(bestOf, (arm) => found.get(arm) ?? 0)
    if (arms === null) return false
    const stage = bestOf.stages.length
    // Where another was quicker, its stage is looked for.
    await runs.openStage(run.id, stage, { arms, ...stageRows(bestOf, stage) })
    return true
  }
}
