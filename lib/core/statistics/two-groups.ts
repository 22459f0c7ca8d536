// Whether a group of rows hits more or less often than the other rows, where users may have rows in both.
import { studentTails } from './student'

export interface Gap {
  /** Share inside less share outside, with the added rows; in (−1, 1). */
  mean: number
  standardError: number
  /** Infinity where no cluster has two rows, else the fewer clusters of the two sides, less one. */
  freedom: number
}

interface Side {
  rows: number
  sum: number
  clusters: number
}

/**
 * The share of ones among the values inside a group less that outside it, with a cluster-robust standard error, after one 1
 * and one 0 were added to each side in clusters of their own. They keep the error above zero where a side is all alike;
 * with single-row clusters this is the interval of Agresti & Caffo. `values` hold 0 or 1, `inside` 1 for the rows of the
 * group, `clusters` numbers from 0 below `clusterCount`; all are equally long. O(rows + clusters).
 * Sources: A. Agresti, B. Caffo, The American Statistician 54(4), 2000; K.-Y. Liang, S. Zeger, Biometrika 73(1), 1986.
 */
export function clusteredGap(
  values: ArrayLike<number>,
  inside: ArrayLike<number>,
  clusters: ArrayLike<number>,
  clusterCount: number,
): Gap {
  // By cluster and side: sum at 2c + side, rows beside it.
  const sums = new Float64Array(2 * clusterCount)
  const rows = new Float64Array(2 * clusterCount)
  for (let i = 0; i < values.length; i++) {
    const at = 2 * (clusters[i] ?? 0) + (inside[i] === 1 ? 1 : 0)
    sums[at] = (sums[at] ?? 0) + (values[i] ?? 0)
    rows[at] = (rows[at] ?? 0) + 1
  }
  const outer = sideOf(sums, rows, 0)
  const inner = sideOf(sums, rows, 1)
  const share = ({ sum, rows: n }: Side) => (sum + 1) / (n + 2)
  const [high, low] = [share(inner), share(outer)]
  let variance = addedVariance(inner, high) + addedVariance(outer, low)
  let repeats = false
  for (let c = 0; c < clusterCount; c++) {
    const [n0, n1] = [rows[2 * c] ?? 0, rows[2 * c + 1] ?? 0]
    if (n0 + n1 > 1) repeats = true
    const influence =
      ((sums[2 * c + 1] ?? 0) - n1 * high) / (inner.rows + 2) - ((sums[2 * c] ?? 0) - n0 * low) / (outer.rows + 2)
    variance += influence * influence
  }
  return {
    mean: high - low,
    standardError: Math.sqrt(variance),
    freedom: repeats ? Math.max(0, Math.min(inner.clusters, outer.clusters) - 1) : Number.POSITIVE_INFINITY,
  }
}

function sideOf(sums: Float64Array, rows: Float64Array, side: 0 | 1): Side {
  const total: Side = { rows: 0, sum: 0, clusters: 0 }
  for (let at = side; at < rows.length; at += 2) {
    const n = rows[at] ?? 0
    if (n === 0) continue
    total.rows += n
    total.sum += sums[at] ?? 0
    total.clusters += 1
  }
  return total
}

const addedVariance = ({ rows }: Side, share: number): number => ((1 - share) ** 2 + share ** 2) / (rows + 2) ** 2

/** Probability of an estimate at least as far from 0 when nothing differs; 1 where a single cluster is all there is. */
export const pValueOf = ({ mean, standardError, freedom }: Omit<Gap, 'n'>): number =>
  freedom < 1 || standardError === 0 ? 1 : studentTails(mean / standardError, freedom)
