// The error bar of one proportion.
import { normalQuantile } from './normal'

/** Low and high end of an interval. */
export type Interval = [low: number, high: number]

/**
 * Wilson's score interval of a proportion, without continuity correction: `successes` of `n` independent rows, both ≥ 0 and
 * fractional where rows were discounted to an effective number. `level` in (0, 1). No rows tell nothing: [0, 1].
 * Source: E. B. Wilson, J. Am. Stat. Assoc. 22, 1927; method 3 of R. Newcombe, Statistics in Medicine 17, 1998.
 */
export function wilsonInterval(successes: number, n: number, level = 0.95): Interval {
  if (n <= 0) return [0, 1]
  const z = normalQuantile((1 + level) / 2)
  const share = successes / n
  const shrink = 1 + (z * z) / n
  const centre = (share + (z * z) / (2 * n)) / shrink
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / shrink
  // The ends at 0 and n are exact by algebra; rounding must not push them off the border.
  return [successes <= 0 ? 0 : Math.max(0, centre - half), successes >= n ? 1 : Math.min(1, centre + half)]
}
