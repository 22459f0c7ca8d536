// What one arm of a run scored: hit rates with their error bars, ranks, coverage. Every row stays in the denominator.
import type { ScoredTrial, TrialOutcome } from '../run/run'
import { clusterCodes, codedTotals, proportionIntervalOf } from '../statistics/clustered'
import type { Interval } from '../statistics/wilson'

/** Figures at each cut-off k, keyed by k. */
export type AtCutoff<T> = Record<string, T>

/** What hit rates are made of: one row's rank of its hit (0 = miss) and its user. */
export type HitRow = Pick<ScoredTrial, 'hitRank' | 'user'>

/** A row's hit with its place in the sample: what arms are compared by. */
export type PlacedHit = HitRow & Pick<ScoredTrial, 'position'>

export interface ArmSummary {
  trials: number
  outcomes: Record<TrialOutcome, number>
  /** Share of rows with a hit among the first k products. With one label a row this is recall@k as well. */
  hitAt: AtCutoff<number>
  /** Its 95 % interval, with the rows of one user as one cluster. */
  hitAtInterval: AtCutoff<Interval>
  /** Mean of 1/rank of the hit, 0 for a miss. */
  mrr: number
  ndcgAt: AtCutoff<number>
  /** Hit rate over covered rows alone; null where no row is covered. */
  conditionalHitAt: AtCutoff<number | null>
  /** Share of rows with at least one product of the pool (without a pool: at least one product). */
  answerCoverage: number
  /** Distinct pool products named, over the pool's size; null without a pool. */
  catalogueCoverage: number | null
}

export const isHit = (row: Pick<ScoredTrial, 'hitRank'>, k: number): boolean => row.hitRank >= 1 && row.hitRank <= k

const share = (count: number, rows: number): number => (rows === 0 ? 0 : count / rows)

/** 0 without values. */
export const mean = (values: readonly number[]): number =>
  share(
    values.reduce((sum, value) => sum + value, 0),
    values.length,
  )

const atCutoffs = <T>(ks: readonly number[], figure: (k: number) => T): AtCutoff<T> =>
  Object.fromEntries(ks.map((k) => [String(k), figure(k)]))

/**
 * Hit rate at each k and its 95 % interval (Wilson; widened where users repeat, see clusteredProportionInterval).
 * No rows: 0 with [0, 1].
 */
export function summariseHits(rows: readonly HitRow[], ks: readonly number[]) {
  const { codes, count } = clusterCodes(rows.map((row) => row.user))
  return {
    hitAt: atCutoffs(ks, (k) => share(rows.filter((row) => isHit(row, k)).length, rows.length)),
    hitAtInterval: atCutoffs(ks, (k) =>
      proportionIntervalOf(
        codedTotals(
          rows.map((row) => (isHit(row, k) ? 1 : 0)),
          codes,
          count,
        ),
      ),
    ),
  }
}

/**
 * DCG of one relevant product at `rank` over the ideal one, 1/log₂(rank + 1); 0 beyond k.
 * Source: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002.
 */
const ndcg = (row: HitRow, k: number): number => (isHit(row, k) ? 1 / Math.log2(row.hitRank + 1) : 0)

/**
 * Everything that a report says about one arm's trials. `ks` are the cut-offs of the hit rates, NDCG is taken at 5;
 * `poolSize` is the number of distinct products in the candidate pool, or null where there is no pool. Shares are 0–1.
 */
export function summariseArm(
  trials: readonly ScoredTrial[],
  { ks, poolSize }: { ks: readonly number[]; poolSize: number | null },
): ArmSummary {
  const covered = trials.filter((trial) =>
    poolSize === null ? trial.products.length > 0 : trial.poolProducts.some((product) => product !== null),
  )
  return {
    trials: trials.length,
    outcomes: countOutcomes(trials),
    ...summariseHits(trials, ks),
    mrr: mean(trials.map((trial) => (trial.hitRank > 0 ? 1 / trial.hitRank : 0))),
    ndcgAt: atCutoffs([5], (k) => mean(trials.map((trial) => ndcg(trial, k)))),
    conditionalHitAt: atCutoffs(ks, (k) =>
      covered.length === 0 ? null : covered.filter((trial) => isHit(trial, k)).length / covered.length,
    ),
    answerCoverage: share(covered.length, trials.length),
    catalogueCoverage: poolSize === null || poolSize === 0 ? null : distinctPoolProducts(trials) / poolSize,
  }
}

function countOutcomes(trials: readonly ScoredTrial[]): Record<TrialOutcome, number> {
  const counts = { scored: 0, unparseable: 0, refused: 0, failed: 0 }
  for (const trial of trials) counts[trial.outcome] += 1
  return counts
}

function distinctPoolProducts(trials: readonly ScoredTrial[]): number {
  const products = new Set<string | null>()
  for (const { poolProducts } of trials) for (const product of poolProducts) products.add(product)
  products.delete(null)
  return products.size
}
