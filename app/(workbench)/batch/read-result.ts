// Reads what a run has found so far. A run that is over doesn't change, so its report is kept and not computed anew for each filter.
import { type RowTally, tallyRows } from '@/components/run/row-tally'
import type { Report } from '@/lib/core/scoring/report'
import { type RunningRate, runningLooks, runningRate } from '@/lib/core/scoring/running-rate'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import type { SavedCalls } from '@/lib/store/trials'
import { REPORT_K, reportOf } from '@/lib/usecases/run-report'

export interface RunResult {
  report: Report
  tally: RowTally
  /** How the hit rate of each arm settled, row by row. */
  running: RunningRate[][]
  saved: SavedCalls
  /** Calls that a decided comparison needed no more; 0 for a run that was not ended early. */
  unasked: number
}

const KEPT = 100
/** Points of the line of a hit rate. */
const LOOKS = 40
const kept = new Map<string, Promise<RunResult>>()

export function readResult(run: Run): Promise<RunResult> {
  if (run.finishedAt === null) return compute(run)
  const key = `${run.id} ${run.finishedAt.getTime()}`
  const known = kept.get(key)
  if (known !== undefined) return known
  const result = compute(run)
  kept.set(key, result)
  result.catch(() => kept.delete(key))
  const [oldest] = kept.keys()
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
  return result
}

async function compute(run: Run): Promise<RunResult> {
  const { trials: store, runs, pools } = await getRuntime()
  const [trials, figures, search, saved, unasked, poolNames] = await Promise.all([
    store.listScored(run),
    store.listArmFigures(run.id),
    run.bestOf === null ? undefined : store.listSearchHits(run.id, run.bestOf),
    store.countSaved(run.id),
    run.decision === null ? 0 : runs.countOpenCalls(run.id),
    run.poolId === null ? null : pools.listProductNames(run.poolId),
  ])
  const ofArms = run.arms.map((_, arm) => trials.filter((trial) => trial.arm === arm))
  const looks = runningLooks(Math.max(0, ...ofArms.map(({ length }) => length)), LOOKS)
  return {
    report: reportOf({ run, trials, figures, search, poolSize: poolNames?.length ?? null }),
    tally: tallyRows(trials, { arms: run.arms.length, rows: run.sampledRows * run.repeats, k: REPORT_K }),
    running: ofArms.map((rows) => runningRate(rows, looks, REPORT_K)),
    saved,
    unasked,
  }
}
