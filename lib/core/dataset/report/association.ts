// How much one coded column tells about another: bias-corrected mutual information and Cramér's V of their cross table.

/** A column as small whole numbers: `codes[row]` in [0, size). */
export interface Codes {
  codes: Uint8Array
  size: number
}

export interface CrossTable {
  /** Counts by row, as many to a row as there are columns. */
  counts: Int32Array
  rowSums: Int32Array
  columnSums: Int32Array
  total: number
}

/** Counts of the pairs (x, y) of two columns of equal length. */
export function crossTable(x: Codes, y: Codes): CrossTable {
  const counts = new Int32Array(x.size * y.size)
  const rowSums = new Int32Array(x.size)
  const columnSums = new Int32Array(y.size)
  const total = x.codes.length
  for (let i = 0; i < total; i++) {
    const row = x.codes[i] ?? 0
    const column = y.codes[i] ?? 0
    const cell = row * y.size + column
    counts[cell] = (counts[cell] ?? 0) + 1
    rowSums[row] = (rowSums[row] ?? 0) + 1
    columnSums[column] = (columnSums[column] ?? 0) + 1
  }
  return { counts, rowSums, columnSums, total }
}

function sumTimesLog(counts: Iterable<number>): number {
  let sum = 0
  for (const count of counts) if (count > 1) sum += count * Math.log(count)
  return sum
}

const present = (sums: Int32Array): number => sums.reduce((count, sum) => count + (sum > 0 ? 1 : 0), 0)

/** Plug-in mutual information Σ p·ln(p/(p_x·p_y)) in nats, ≥ 0; 0 for an empty table. Too high for few rows: see `informationBias`. */
export function pluginInformation({ counts, rowSums, columnSums, total }: CrossTable): number {
  if (total === 0) return 0
  const nats = (sumTimesLog(counts) - sumTimesLog(rowSums) - sumTimesLog(columnSums) + total * Math.log(total)) / total
  return Math.max(0, nats)
}

/**
 * What the plug-in finds too much between independent columns, to first order: (r−1)(c−1)/2n nats, r and c the values present.
 * Source: G. A. Miller, "Note on the bias of information estimates", 1955. It holds for independent rows: rows of one user are not.
 */
export function informationBias({ rowSums, columnSums, total }: CrossTable): number {
  return total === 0 ? 0 : ((present(rowSums) - 1) * (present(columnSums) - 1)) / (2 * total)
}

/** Entropy of a column with these counts of its values, in nats, ≥ 0. */
export function entropy(counts: readonly number[]): number {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return total === 0 ? 0 : Math.max(0, Math.log(total) - sumTimesLog(counts) / total)
}

/**
 * Cramér's V with the bias correction of W. Bergsma, "A bias-correction for Cramér's V and Tschuprow's T", J. Korean Statistical
 * Society 42(3), 2013: in [0, 1], about 0 between independent columns; 0 where either has one value.
 */
export function cramersV({ counts, rowSums, columnSums, total }: CrossTable): number {
  const rows = present(rowSums)
  const columns = present(columnSums)
  if (rows < 2 || columns < 2) return 0
  let shares = 0
  rowSums.forEach((rowSum, row) => {
    columnSums.forEach((columnSum, column) => {
      const count = counts[row * columnSums.length + column] ?? 0
      if (count > 0) shares += (count * count) / (rowSum * columnSum)
    })
  })
  const free = total - 1
  const phiSquared = Math.max(0, shares - 1 - ((rows - 1) * (columns - 1)) / free)
  const least = Math.min(rows - (rows - 1) ** 2 / free, columns - (columns - 1) ** 2 / free) - 1
  return least <= 0 ? 0 : Math.min(1, Math.sqrt(phiSquared / least))
}
