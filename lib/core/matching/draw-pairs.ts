// Which pairs of a name and its nearest product a person is asked about, so that few answers tell of all pairs.
import { hash32, itemSeed } from '../sampling/random'

/** A generated name and the product of the pool that comes nearest to it. */
export interface NamePair {
  name: string
  product: string
  /** f of the two, in (0, 1]. */
  degree: number
  /** How often the name was said, ≥ 1. */
  occurrences: number
}

export interface DrawnPair extends NamePair {
  /** Place of its band of degrees. */
  stratum: number
  /** The probability with which it is drawn, in (0, 1]. */
  inclusion: number
}

export interface PairStratum {
  /** Degrees from `low` on and below `high`; the last one includes its end. */
  low: number
  high: number
  pairs: number
  drawn: number
}

export interface PairDraw {
  /** In the order of asking: any beginning holds each stratum's share, give or take a pair. */
  drawn: DrawnPair[]
  strata: PairStratum[]
}

/** Borders of the strata as distances from θ, and the share of the answers that each gets: most is to be learnt near θ. */
const BORDERS = [-0.3, -0.15, -0.05, 0, 0.05, 0.15]
const SHARES = [0.1, 0.15, 0.2, 0.15, 0.15, 0.15, 0.1]

/**
 * Draws about `size` pairs, stratified by degree around `theta`. Within a stratum each pair is drawn by itself with a probability
 * proportional to its occurrences, at most 1 (Poisson sampling), and the number that decides is its own hash: so runs that
 * share pairs draw mostly the same ones, and what was said of them serves again. What a stratum has too few pairs for goes to
 * the others. Pairs must be distinct. O(n log n).
 * Sources: C.-E. Särndal, B. Swensson, J. Wretman, "Model Assisted Survey Sampling", 1992, §3.5 and §3.7; permanent random
 * numbers: E. Ohlsson, in "Business Survey Methods", 1995, ch. 9.
 */
export function drawPairs(
  frame: readonly NamePair[],
  { theta, size, seed }: { theta: number; size: number; seed: number },
): PairDraw {
  const borders = BORDERS.map((distance) => theta + distance)
  const stratumOf = (degree: number) => borders.filter((border) => degree >= border).length
  const groups: NamePair[][] = SHARES.map(() => [])
  for (const pair of frame) groups[stratumOf(pair.degree)]?.push(pair)
  const sizes = allot(
    groups.map((group) => group.length),
    size,
  )
  const drawn = groups.map((group, stratum) => {
    const factor = poissonFactor(
      group.map(({ occurrences }) => occurrences),
      sizes[stratum] ?? 0,
    )
    return group.flatMap((pair): DrawnPair[] => {
      const inclusion = Math.min(1, factor * pair.occurrences)
      return uniformOf(seed, pair) < inclusion ? [{ ...pair, stratum, inclusion }] : []
    })
  })
  return {
    drawn: interleave(drawn.map((group) => shuffled(group, seed))),
    strata: groups.map((group, at) => ({
      low: Math.min(1, Math.max(0, borders[at - 1] ?? 0)),
      high: Math.min(1, Math.max(0, borders[at] ?? 1)),
      pairs: group.length,
      drawn: drawn[at]?.length ?? 0,
    })),
  }
}

export const pairKey = ({ name, product }: Pick<NamePair, 'name' | 'product'>): string =>
  JSON.stringify([name, product])

const uniformOf = (seed: number, pair: NamePair): number => itemSeed(seed, pairKey(pair)) / 2 ** 32

/** Pairs of each stratum: by its share, never more than it has; what is left goes to those that have more, by their shares. */
function allot(available: readonly number[], size: number): number[] {
  const sizes = available.map(() => 0)
  for (let left = size; ; ) {
    const open = available.map((most, at) => (most > (sizes[at] ?? 0) ? (SHARES[at] ?? 0) : 0))
    const shares = open.reduce((sum, share) => sum + share, 0)
    if (shares === 0 || left < 1e-9) return sizes
    const before = left
    for (const [at, share] of open.entries()) {
      const more = Math.min((before * share) / shares, (available[at] ?? 0) - (sizes[at] ?? 0))
      sizes[at] = (sizes[at] ?? 0) + more
      left -= more
    }
  }
}

/** c with Σ min(1, c·w) = n; infinite where all are taken. */
function poissonFactor(weights: readonly number[], n: number): number {
  const falling = [...weights].sort((x, y) => y - x)
  let rest = falling.reduce((sum, weight) => sum + weight, 0)
  for (const [certain, weight] of falling.entries()) {
    const factor = (n - certain) / rest
    if (factor * weight <= 1) return Math.max(0, factor)
    rest -= weight
  }
  return Number.POSITIVE_INFINITY
}

/** In an order that has nothing to do with what was drawn: who stops early has answered a fair part of each stratum. */
const shuffled = (pairs: readonly DrawnPair[], seed: number): DrawnPair[] =>
  pairs
    .map((pair) => ({ pair, order: hash32(`order ${seed} ${pairKey(pair)}`) }))
    .sort((a, b) => a.order - b.order || (pairKey(a.pair) < pairKey(b.pair) ? -1 : 1))
    .map(({ pair }) => pair)

const interleave = (groups: readonly DrawnPair[][]): DrawnPair[] =>
  groups
    .flatMap((group) => group.map((pair, at) => ({ pair, place: (at + 0.5) / group.length })))
    .sort((a, b) => a.place - b.place || a.pair.stratum - b.pair.stratum)
    .map(({ pair }) => pair)
