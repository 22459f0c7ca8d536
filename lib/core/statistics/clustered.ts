// Error bars for rows that come in clusters: the rows of one user resemble each other and count for less than as many users.
import { normalQuantile, studentQuantile } from './normal'
import { type Interval, wilsonInterval } from './wilson'

/** The cluster of a row: its user. Null and '' are nobody known: such a row is a cluster of its own. */
export type Cluster = string | null

export interface ClusterTotal {
  sum: number
  size: number
}

/** Sums of the values by cluster, in order of first appearance. `clusters` is as long as `values`. */
export function clusterTotals(values: readonly number[], clusters: readonly Cluster[]): ClusterTotal[] {
  const totals: ClusterTotal[] = []
  const known = new Map<string, ClusterTotal>()
  for (const [place, value] of values.entries()) {
    const cluster = clusters[place] ?? ''
    const total = cluster === '' ? undefined : known.get(cluster)
    if (total) {
      total.sum += value
      total.size += 1
      continue
    }
    const fresh = { sum: value, size: 1 }
    totals.push(fresh)
    if (cluster !== '') known.set(cluster, fresh)
  }
  return totals
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** √(Σ_g(Σ_{i∈g}(d_i − d̄))²)/n over clusters g of n values with mean d̄. */
const standardErrorOf = (totals: readonly ClusterTotal[], mean: number, n: number): number =>
  Math.sqrt(sumOf(totals.map((total) => (total.sum - total.size * mean) ** 2))) / n

export interface Difference {
  mean: number
  standardError: number
  /** Values, the two added ones included. */
  n: number
  /** Degrees of freedom of the interval: clusters − 1, or Infinity where no cluster repeats. */
  freedom: number
}

/**
 * Mean of paired gains (each in [−1, 1]: B's hit minus A's) and its cluster-robust standard error, after adding one win and
 * one loss in clusters of their own. The two rows keep the error above zero where all gains are equal; with single-row
 * clusters this is exactly the adjusted Wald estimate of Bonett & Price.
 * Sources: D. Bonett, R. Price, J. Educ. Behav. Stat. 37(4), 2012; K.-Y. Liang, S. Zeger, Biometrika 73(1), 1986 (the
 * sandwich, here for a mean).
 */
export function clusteredDifference(gains: readonly number[], clusters: readonly Cluster[]): Difference {
  const totals = clusterTotals(gains, clusters)
  const freedom = totals.length < gains.length ? totals.length - 1 : Number.POSITIVE_INFINITY
  const added = [1, -1].map((sum) => ({ sum, size: 1, last: gains.length }))
  const n = gains.length + added.length
  const mean = sumOf(gains) / n
  return { mean, standardError: standardErrorOf([...totals, ...added], mean, n), n, freedom }
}

/**
 * Interval of a mean paired gain at `level`, within [−1, 1]: t with (clusters − 1) degrees of freedom where clusters repeat,
 * else normal. A single cluster that repeats tells nothing: [−1, 1].
 */
export function clusteredDifferenceInterval(difference: Difference, level = 0.95): Interval {
  if (difference.freedom === 0) return [-1, 1]
  const half = multiplier(level, difference.freedom) * difference.standardError
  return [Math.max(-1, difference.mean - half), Math.min(1, difference.mean + half)]
}

const multiplier = (level: number, freedom: number): number =>
  Number.isFinite(freedom) ? studentQuantile((1 + level) / 2, freedom) : normalQuantile((1 + level) / 2)

/**
 * Interval of a share of hits when rows come in clusters: Wilson's on the effective number of rows n/deff·(z/t)², with deff
 * the ratio of the cluster-robust variance to p(1−p)/n (never below 1) and t of (clusters − 1) degrees of freedom. It is
 * Wilson's own where no cluster repeats, stays within [0, 1] and keeps a width at 0 and n hits, where a logit interval has
 * none; there deff is that of clusters whose rows are all alike, Σm²/n. A single cluster that repeats gives [0, 1].
 * Sources: E. Korn, B. Graubard, Survey Methodology 24(2), 1998 (effective size); N. Dean, M. Pagano, J. Survey Stat.
 * Methodol. 3(4), 2015 (which compares such intervals and finds Wilson's among the best).
 */
export function clusteredProportionInterval(
  hits: readonly boolean[],
  clusters: readonly Cluster[],
  level = 0.95,
): Interval {
  const n = hits.length
  const values = hits.map(Number)
  const successes = sumOf(values)
  const totals = clusterTotals(values, clusters)
  if (totals.length === n) return wilsonInterval(successes, n, level)
  if (totals.length === 1) return [0, 1]
  const share = successes / n
  const plainVariance = (share * (1 - share)) / n
  const deff =
    plainVariance > 0
      ? Math.max(1, standardErrorOf(totals, share, n) ** 2 / plainVariance)
      : sumOf(totals.map((total) => total.size ** 2)) / n
  const few = multiplier(level, Number.POSITIVE_INFINITY) / multiplier(level, totals.length - 1)
  const effective = (n / deff) * few * few
  return wilsonInterval(share * effective, effective, level)
}
