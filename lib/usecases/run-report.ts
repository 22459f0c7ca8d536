// The report of a stored run, finished or not.

import type { ScoredTrial } from '@/lib/core/run/run'
import { reportBestOf, type SearchHits } from '@/lib/core/scoring/best-of'
import type { JudgingReport } from '@/lib/core/scoring/judge-grey'
import type { HitRow } from '@/lib/core/scoring/metrics'
import { buildReport, type Report } from '@/lib/core/scoring/report'
import type { PoolStore } from '@/lib/store/pools'
import type { Run } from '@/lib/store/runs'
import type { ArmFigures, TrialStore } from '@/lib/store/trials'

export const REPORT_KS = [1, 3, 5]
export const REPORT_K = 5

/** Scripts know three ends: what stands still with a reason has failed for them, without one it was stopped. */
const reportStatus = ({ status, reason }: Pick<Run, 'status' | 'reason'>): Report['run']['status'] =>
  status === 'paused' ? (reason === null ? 'stopped' : 'failed') : status

interface ReportFacts {
  run: Pick<
    Run,
    | 'id'
    | 'status'
    | 'reason'
    | 'stopAtGain'
    | 'sample'
    | 'sampledRows'
    | 'datasetRows'
    | 'startedAt'
    | 'finishedAt'
    | 'theta'
    | 'match'
    | 'baselines'
    | 'bestOf'
  > & {
    arms: readonly { name: string; model: string }[]
  }
  trials: readonly ScoredTrial[]
  figures: readonly ArmFigures[]
  /** What a search for the best chose by; none for other runs. */
  search?: readonly SearchHits[] | undefined
  poolSize: number | null
  /** Cut-off of the hit that is compared; REPORT_K unless told. */
  k?: number | undefined
  /** Where `trials` were scored with a judge; left out: as they were kept. */
  judging?: JudgingReport | undefined
}

/** The report of what is known now. Baselines are scored on the rows that some arm has finished. */
export function reportOf({ run, trials, figures, search = [], poolSize, k = REPORT_K, judging }: ReportFacts): Report {
  const users: (string | null | undefined)[] = []
  for (const { position, user } of trials) users[position] = user
  return buildReport({
    run: {
      id: run.id,
      status: reportStatus(run),
      seed: run.sample.seed,
      sampledRows: run.sampledRows,
      datasetRows: run.datasetRows,
      startedAt: run.startedAt.toISOString(),
      finishedAt: run.finishedAt?.toISOString() ?? null,
      theta: run.theta,
      match: judging === undefined ? run.match : 'judge',
    },
    arms: run.arms.map(({ name, model }, arm) => {
      const known = figures.find((figure) => figure.arm === arm)
      return {
        name,
        model,
        trials: trials.filter((trial) => trial.arm === arm),
        calls: known?.calls ?? 0,
        reusedAnswers: known?.reused ?? 0,
        tokens: { input: known?.inputTokens ?? 0, output: known?.outputTokens ?? 0 },
        costUsd: known === undefined ? 0 : known.costUsd,
      }
    }),
    baselines: run.baselines.map(({ name, ranks }) => ({
      name,
      rows: ranks
        .map((hitRank, position) => ({ hitRank, user: users[position] }))
        .filter((row): row is HitRow => row.user !== undefined),
    })),
    ks: [...new Set([...REPORT_KS, k])].sort((x, y) => x - y),
    k,
    poolSize,
    // What ended the run early must be what the report says of it.
    ...(run.stopAtGain === null ? {} : { delta: run.stopAtGain }),
    bestOf: run.bestOf === null ? undefined : reportBestOf(run.bestOf, search),
    judging,
  })
}

/** Reads what the report needs, and builds it. `k` as in reportOf. */
export async function storedReport(
  ports: { trials: TrialStore; pools: PoolStore },
  run: ReportFacts['run'] & Pick<Run, 'datasetId' | 'poolId' | 'roles' | 'repeats'>,
  k?: number,
  judged?: { trials: readonly ScoredTrial[]; judging: JudgingReport },
): Promise<Report> {
  const [trials, figures, search, poolNames] = await Promise.all([
    judged?.trials ?? ports.trials.listScored(run),
    ports.trials.listArmFigures(run.id),
    run.bestOf === null ? undefined : ports.trials.listSearchHits(run.id, run.bestOf),
    run.poolId === null ? null : ports.pools.listProductNames(run.poolId),
  ])
  return reportOf({ run, trials, figures, search, poolSize: poolNames?.length ?? null, k, judging: judged?.judging })
}
