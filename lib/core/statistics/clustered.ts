// Error bars for rows that come in clusters: the rows of one user resemble each other and count for less than as many users.
import { normalQuantile, studentQuantile } from './normal'
import { type Interval, wilsonInterval } from './wilson'

/** The cluster of a row: its user. Null and '' are nobody known: such a row is a cluster of its own. */
export type Cluster = string | null

export interface ClusterTotal {
  sum: number
  size: number
}

/** The same of all clusters, beside each other; both are equally long. */
export interface ClusterTotals {
  sums: ArrayLike<number>
  sizes: ArrayLike<number>
}

/**
 * Sums of the values by cluster, in order of first appearance, where a cluster is a number from 0 below `clusterCount`. `values` and
 * `clusters` are equally long. O(values + clusterCount).
 */
export function codedTotals(
  values: ArrayLike<number>,
  clusters: ArrayLike<number>,
  clusterCount: number,
): ClusterTotals {
  const most = Math.min(values.length, clusterCount)
  const sums = new Float64Array(most)
  const sizes = new Float64Array(most)
  // By cluster, its place among the sums plus one; 0 while it hasn't been met.
  const places = new Int32Array(clusterCount)
  let met = 0
  for (let at = 0; at < values.length; at++) {
    const cluster = clusters[at] ?? 0
    if (places[cluster] === 0) places[cluster] = ++met
    const place = (places[cluster] ?? 0) - 1
    sums[place] = (sums[place] ?? 0) + (values[at] ?? 0)
    sizes[place] = (sizes[place] ?? 0) + 1
  }
  return { sums: sums.subarray(0, met), sizes: sizes.subarray(0, met) }
}

/** Numbers for clusters, in order of first appearance; each row without one gets a number of its own. */
export function clusterCodes(clusters: readonly Cluster[]): { codes: Int32Array; count: number } {
  const codes = new Int32Array(clusters.length)
  const known = new Map<string, number>()
  let count = 0
  for (const [at, cluster] of clusters.entries()) {
    const name = cluster ?? ''
    const code = (name === '' ? undefined : known.get(name)) ?? count++
    if (name !== '') known.set(name, code)
    codes[at] = code
  }
  return { codes, count }
}

function totalsOf(values: ArrayLike<number>, clusters: readonly Cluster[]): ClusterTotals {
  const { codes, count } = clusterCodes(clusters)
  return codedTotals(values, codes, count)
}

/** Sums of the values by cluster, in order of first appearance. `clusters` is as long as `values`. */
export function clusterTotals(values: readonly number[], clusters: readonly Cluster[]): ClusterTotal[] {
  const { sums, sizes } = totalsOf(values, clusters)
  return Array.from(sums, (sum, at) => ({ sum, size: sizes[at] ?? 0 }))
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let at = 0; at < values.length; at++) sum += values[at] ?? 0
  return sum
}

/** Σ_g(Σ_{i∈g}(d_i − d̄))² over clusters g of values with mean d̄. */
function squaresOf({ sums, sizes }: ClusterTotals, mean: number): number {
  let squares = 0
  for (let at = 0; at < sums.length; at++) squares += ((sums[at] ?? 0) - (sizes[at] ?? 0) * mean) ** 2
  return squares
}

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
export const clusteredDifference = (gains: readonly number[], clusters: readonly Cluster[]): Difference =>
  differenceOf(totalsOf(gains, clusters))

/** The same from the sums of the gains by cluster. */
export function differenceOf(totals: ClusterTotals): Difference {
  const clusters = totals.sums.length
  const rows = sumOf(totals.sizes)
  const n = rows + 2
  const mean = sumOf(totals.sums) / n
  const standardError = Math.sqrt(squaresOf(totals, mean) + (1 - mean) ** 2 + (-1 - mean) ** 2) / n
  return { mean, standardError, n, freedom: clusters < rows ? clusters - 1 : Number.POSITIVE_INFINITY }
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
export const clusteredProportionInterval = (
  hits: readonly boolean[],
  clusters: readonly Cluster[],
  level = 0.95,
): Interval => proportionIntervalOf(totalsOf(hits.map(Number), clusters), level)

/** The same from the hits by cluster. */
export function proportionIntervalOf(totals: ClusterTotals, level = 0.95): Interval {
  const clusters = totals.sums.length
  const n = sumOf(totals.sizes)
  const successes = sumOf(totals.sums)
  if (clusters === n) return wilsonInterval(successes, n, level)
  if (clusters === 1) return [0, 1]
  const share = successes / n
  const plainVariance = (share * (1 - share)) / n
  const deff =
    plainVariance > 0
      ? Math.max(1, squaresOf(totals, share) / n ** 2 / plainVariance)
      : sumOf(Float64Array.from(totals.sizes, (size) => size ** 2)) / n
  const few = multiplier(level, Number.POSITIVE_INFINITY) / multiplier(level, clusters - 1)
  const effective = (n / deff) * few * few
  return wilsonInterval(share * effective, effective, level)
}
