// All that one arm's answers are measured by: beside the hit rate what it found of several labels, how new and how varied it was.
import type { ScoredTrial } from '../run/run'
import type { Interval } from '../statistics/wilson'
import { matchLabels } from './match-labels'
import { type AtCutoff, mean, summariseArm, summariseHits } from './metrics'
import { mappedOf } from './misses'
import type { RunFacts } from './run-facts'

export interface PartMetrics {
  rows: number
  hitAt: AtCutoff<number>
  hitAtInterval: AtCutoff<Interval>
}

export interface FullMetrics extends PartMetrics {
  /** Mean share of a row's labels found among the first k, each by a product of its own. */
  recallAt: AtCutoff<number>
  mrr: number
  ndcgAt: AtCutoff<number>
  answerCoverage: number
  /** Null without a pool. */
  catalogueCoverage: number | null
  /** Over the rows with a product of the pool (without a pool: with any product); null where there is none. */
  conditionalHitAt: AtCutoff<number | null>
  /** Mean −log₂ of the share of labels that a named product has, over the products named among the first k; null without any. */
  novelty: number | null
  /** Rows whose label the user had taken before, and rows whose user had not; null where none can be told. */
  repeat: PartMetrics | null
  fresh: PartMetrics | null
  /** Rows with more than one label. */
  severalLabels: number
}

/** Ranks at which the labels of a trial's row were found, one product each; 0 for those that were not. */
function ranksOf(facts: RunFacts, trial: ScoredTrial): number[] {
  const labels = facts.rows[trial.position]?.labels ?? []
  return labels.length < 2 ? [trial.hitRank] : matchLabels(trial.products, labels, facts.degree, facts.theta)
}

const discounted = (rank: number): number => 1 / Math.log2(rank + 1)

/**
 * NDCG of one row: the gains of the labels found over those of all labels at the head of the list.
 * Source: K. Järvelin, J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4), 2002.
 */
function ndcg(ranks: readonly number[], k: number): number {
  const gained = ranks.filter((rank) => rank >= 1 && rank <= k).reduce((sum, rank) => sum + discounted(rank), 0)
  const ideal = Array.from({ length: Math.min(k, ranks.length) }, (_, at) => discounted(at + 1))
  return gained / ideal.reduce((sum, gain) => sum + gain, 0)
}

const part = (trials: readonly ScoredTrial[], ks: readonly number[]): PartMetrics => ({
  rows: trials.length,
  ...summariseHits(trials, ks),
})

/** The measures of an arm at the cut-offs `ks`; novelty looks at the first `k` products. Every row stays in the denominator. */
export function measureArm(facts: RunFacts, arm: number, ks: readonly number[], k: number): FullMetrics {
  const trials = facts.arms[arm] ?? []
  const ranks = trials.map((trial) => ranksOf(facts, trial))
  const poolSize = facts.pool === null ? null : facts.pool.size
  const { mrr, answerCoverage, catalogueCoverage, conditionalHitAt } = summariseArm(trials, { ks, poolSize })
  const before = (taken: boolean) => trials.filter(({ position }) => facts.rows[position]?.takenBefore === taken)
  const [repeat, fresh] = [before(true), before(false)]
  const at = (figure: (found: readonly number[], cut: number) => number): AtCutoff<number> =>
    Object.fromEntries(ks.map((cut) => [String(cut), mean(ranks.map((found) => figure(found, cut)))]))
  return {
    ...part(trials, ks),
    recallAt: at((found, cut) => found.filter((rank) => rank >= 1 && rank <= cut).length / Math.max(1, found.length)),
    mrr,
    ndcgAt: at(ndcg),
    answerCoverage,
    catalogueCoverage,
    conditionalHitAt,
    novelty: noveltyOf(facts, trials, k),
    repeat: repeat.length === 0 ? null : part(repeat, ks),
    fresh: fresh.length === 0 ? null : part(fresh, ks),
    severalLabels: trials.filter(({ position }) => (facts.rows[position]?.labels.length ?? 0) > 1).length,
  }
}

/**
 * One is added to every count, so that a product which nobody took has a share too.
 * Source: T. Zhou et al., "Solving the apparent diversity-accuracy dilemma of recommender systems", PNAS 107(10), 2010.
 */
function noveltyOf({ pool, taken }: RunFacts, trials: readonly ScoredTrial[], k: number): number | null {
  const named = trials.flatMap((trial) => (pool === null ? trial.products.slice(0, k) : mappedOf(trial, k)))
  if (named.length === 0) return null
  const products = new Set([...taken.keys(), ...(pool?.keys() ?? named)]).size
  const all = [...taken.values()].reduce((sum, times) => sum + times, 0) + products
  return mean(named.map((product) => -Math.log2(((taken.get(product) ?? 0) + 1) / all)))
}
