// The shape of numbers and times, for drawing.

export interface Histogram {
  /** Beginning of the first bin and end of the last; all are equally wide. */
  low: number
  high: number
  /** Values in each bin; those beyond the ends count in the first and the last. */
  counts: number[]
  /** How many lie below `low` and above `high`. */
  below: number
  above: number
}

const BINS = 20
const FAR = 0.01

/**
 * Twenty equal bins over the middle 98 % of the values, so that a few far ones don't flatten the rest; over all of them where the middle
 * is one value. Null for fewer than two different values.
 */
export function histogramOf(values: readonly number[]): Histogram | null {
  const sorted = Float64Array.from(values).sort()
  const last = sorted.length - 1
  const at = (place: number): number => sorted[place] ?? 0
  if (last < 1 || at(0) === at(last)) return null
  const ends = [Math.floor(FAR * last), Math.ceil((1 - FAR) * last)].map(at)
  const [low = 0, high = 0] = ends[0] === ends[1] ? [at(0), at(last)] : ends
  const counts = new Array<number>(BINS).fill(0)
  for (const value of sorted) {
    const bin = Math.min(BINS - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * BINS)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return {
    low,
    high,
    counts,
    below: sorted.findIndex((value) => value >= low),
    above: last - sorted.findLastIndex((value) => value <= high),
  }
}
