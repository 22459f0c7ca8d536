// Ranges to begin with when numbers become words: about equally many values in each.
import { numberOf } from './compile-pipes'
import type { Band } from './pipe'

const nameOf = (low: number | null, high: number | null): string =>
  low === null ? `≤${high}` : high === null ? `≥${low}` : low === high ? `${low}` : `${low}~${high}`

/** Two significant digits are as much as a range in a sentence needs; whole numbers under 100 stay as they are. */
function rounded(edge: number): number {
  const magnitude = 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(edge) || 1)) - 1)
  return Math.round(edge / magnitude) * magnitude
}

/**
 * Up to `count` bands over the numbers among `cells`, the outer two open, cut at quantiles (type 1: an observed value).
 * Whole numbers give bands that do not share an end (≤17, 18~35, ≥36), others share it, which `band` reads as belonging
 * to the upper one. Fewer bands where values repeat; none where fewer than two different numbers are found. Time n log n.
 */
export function suggestBands(cells: readonly string[], count: number): Band[] {
  const numbers = cells.flatMap((cell) => numberOf(cell) ?? []).sort((x, y) => x - y)
  const whole = numbers.every(Number.isInteger)
  const quantile = (share: number): number => numbers[Math.ceil(share * numbers.length) - 1] ?? 0
  const cuts = Array.from({ length: count - 1 }, (_, i) => quantile((i + 1) / count))
  const edges = cuts
    .map((cut) => (whole ? rounded(cut) : Number(cut.toPrecision(3))))
    .filter((edge, i, all) => edge > (numbers[0] ?? 0) && edge <= (numbers.at(-1) ?? 0) && all.indexOf(edge) === i)
  if (edges.length === 0) return []
  const step = whole ? 1 : 0
  return [...edges, null].map((edge, i) => {
    const low = i === 0 ? null : (edges[i - 1] ?? null)
    const high = edge === null ? null : edge - step
    return { low, high, name: nameOf(low, high) }
  })
}
