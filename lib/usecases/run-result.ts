// What a run has found so far. A run that is over doesn't change, so its result is kept and not computed anew at each look.
import type { Report } from '@/lib/core/scoring/report'
import { type RowTally, tallyRows } from '@/lib/core/scoring/row-tally'
import { type RunningRate, runningLooks, runningRate } from '@/lib/core/scoring/running-rate'
import type { PoolStore } from '@/lib/store/pools'
import type { Run, RunStore } from '@/lib/store/runs'
import type { SavedCalls, TrialStore } from '@/lib/store/trials'
import type { JudgedRun } from './judged-runs'
import { keepFor } from './keep-for'
import { keepLatest } from './keep-latest'
import type { ScoredTrials } from './keep-scored'
import { REPORT_K, reportOf } from './run-report'

export interface RunResult {
  report: Report
  tally: RowTally
  /** How the hit rate of each arm settled, row by row. */
  running: RunningRate[][]
  saved: SavedCalls
  /** Calls that a decided comparison needed no more; 0 for a run that was not ended early. */
  unasked: number
}

export interface RunResultPorts {
  trials: Pick<TrialStore, 'listArmFigures' | 'listSearchHits' | 'countSaved'> & ScoredTrials
  runs: Pick<RunStore, 'countOpenCalls'>
  pools: Pick<PoolStore, 'listProductNames'>
}

export interface RunResults {
  open(run: Run): Promise<RunResult>
  /** The same of the run's trials as a judge scored them. */
  openJudged(run: Run, judged: JudgedRun): Promise<RunResult>
}

const KEPT = 100
/** The result of a judged run lives as long as it. */
const ofJudged = (judged: JudgedRun) => keepFor(judged, 'result', () => keepLatest<RunResult>(1))
/** Points of the line of a hit rate. */
const LOOKS = 40

export function createRunResults(ports: RunResultPorts): RunResults {
  const keep = keepLatest<RunResult>(KEPT)
  return {
    open: (run) =>
      run.finishedAt === null
        ? compute(ports, run)
        : keep(`${run.id} ${run.finishedAt.getTime()}`, () => compute(ports, run)),
    openJudged: (run, judged) => ofJudged(judged)('', () => compute(ports, run, judged)),
  }
}

async function compute(
  { trials: store, runs, pools }: RunResultPorts,
  run: Run,
  judged?: JudgedRun,
): Promise<RunResult> {
  const [trials, figures, search, saved, unasked, poolNames] = await Promise.all([
    judged?.trials ?? store.listScored(run),
    store.listArmFigures(run.id),
    run.bestOf === null ? undefined : store.listSearchHits(run.id, run.bestOf),
    store.countSaved(run.id),
    run.decision === null ? 0 : runs.countOpenCalls(run.id),
    run.poolId === null ? null : pools.listProductNames(run.poolId),
  ])
  const ofArms = run.arms.map((_, arm) => trials.filter((trial) => trial.arm === arm))
  const looks = runningLooks(Math.max(0, ...ofArms.map(({ length }) => length)), LOOKS)
  return {
    report: reportOf({ run, trials, figures, search, poolSize: poolNames?.length ?? null, judging: judged?.judging }),
    tally: tallyRows(trials, { arms: run.arms.length, rows: run.sampledRows * run.repeats, k: REPORT_K }),
    running: ofArms.map((rows) => runningRate(rows, looks, REPORT_K)),
    saved,
    unasked,
  }
}
