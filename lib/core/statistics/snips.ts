// What a policy would have earned, told from rows that another policy was logged on.
import { type Cluster, clusterTotals } from './clustered'
import { normalQuantile } from './normal'
import type { Interval } from './wilson'

/** One logged decision. */
export interface LoggedReward {
  /** Chance, in [0, 1], that the policy in question takes the action that was logged. */
  target: number
  /** Chance, in (0, 1], that the logging policy had to take it. */
  logged: number
  reward: number
  user: Cluster
}

export interface SnipsEstimate {
  rows: number
  /** Rows on which the policy might have done the same: those with a weight. */
  matched: number
  /** (Σw)²/Σw²; 0 where no row has a weight. */
  effectiveRows: number
  /** Rows whose weight was cut to MOST_WEIGHT. */
  cut: number
  /** Mean reward of a logged decision as it was. */
  loggedValue: number
  /** Σwr/Σw with its 95 % interval, the rows of a user as one cluster; null where fewer than FEWEST_EFFECTIVE rows count. */
  value: { mean: number; interval: Interval } | null
}

export const MOST_WEIGHT = 20
/** With fewer effective rows it can't be told. */
export const FEWEST_EFFECTIVE = 200

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/**
 * The self-normalised estimate of a policy's mean reward: v = Σwr/Σw with w = min(20, target/logged). Its error is that of a
 * ratio, √Σ_g(Σ_{i∈g} w_i(r_i − v))²/Σw over users g. Refused (null) below an effective sample size of 200. Rows with a
 * chance of being logged that is no number in (0, 1] are to be left out before.
 * Sources: A. Swaminathan, T. Joachims, "The self-normalized estimator for counterfactual learning", NIPS 2015; A. Owen, Monte
 * Carlo theory, methods and examples, 2013, ch. 9 (ratio error, effective sample size).
 */
export function snips(rows: readonly LoggedReward[]): SnipsEstimate {
  const raw = rows.map(({ target, logged }) => target / logged)
  const weights = raw.map((weight) => Math.min(MOST_WEIGHT, weight))
  const total = sum(weights)
  const squares = sum(weights.map((weight) => weight * weight))
  const effectiveRows = squares === 0 ? 0 : (total * total) / squares
  return {
    rows: rows.length,
    matched: weights.filter((weight) => weight > 0).length,
    effectiveRows,
    cut: raw.filter((weight) => weight > MOST_WEIGHT).length,
    loggedValue: rows.length === 0 ? 0 : sum(rows.map(({ reward }) => reward)) / rows.length,
    value: effectiveRows < FEWEST_EFFECTIVE ? null : worthOf(rows, weights, total),
  }
}

function worthOf(rows: readonly LoggedReward[], weights: readonly number[], total: number) {
  const mean = sum(rows.map(({ reward }, at) => (weights[at] ?? 0) * reward)) / total
  const residuals = rows.map(({ reward }, at) => (weights[at] ?? 0) * (reward - mean))
  const users = clusterTotals(
    residuals,
    rows.map(({ user }) => user),
  )
  const half = (normalQuantile(0.975) * Math.sqrt(sum(users.map((one) => one.sum ** 2)))) / total
  return { mean, interval: [mean - half, mean + half] as Interval }
}
