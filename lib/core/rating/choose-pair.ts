// Which two prompts meet next: mostly where a vote tells most, always with a known chance for every pair.
import type { Random } from '../sampling/random'
import { normalCdf } from '../statistics/normal'
import type { Rating } from './fit-rating'
import { modelGapError } from './rating-errors'

export type PromptPair = readonly [string, string]

export interface ChosenPair {
  left: string
  right: string
  /** The chance that this pair (either way round) had of being chosen, in (0, 1]. */
  propensity: number
}

/** Share of choices that are uniform over the allowed pairs, so that every propensity is known to be above 0. */
const UNIFORM = 0.1
/** Votes that each prompt gets before pairs are chosen by what they tell; more of them only delays the ranking (bench/arena.ts). */
const YOUNG_VOTES = 2

/**
 * One of the allowed pairs with random sides; null where none is allowed. P = 0.9·u/Σu + 0.1/pairs over the allowed pairs,
 * with u = Φ(−|β_i − β_j|/SE)·√(SE²·p(1 − p)): the chance that the order seen is wrong times what a vote would tell. While a
 * prompt of the pairs has fewer than 2 votes, u is 1 for the pairs whose two prompts have the fewest votes together, else 0.
 * SE is the model's, which never shrinks to 0 on few votes. Pairs name prompts of the rating; others throw RangeError.
 */
export function choosePair(rating: Rating, allowed: readonly PromptPair[], random: Random): ChosenPair | null {
  const propensities = pairPropensities(rating, allowed)
  let rest = random()
  const chosen = propensities.findIndex((propensity) => {
    rest -= propensity
    return rest < 0
  })
  // Rounding can leave a sum just below 1.
  const at = chosen < 0 ? allowed.length - 1 : chosen
  const pair = allowed[at]
  if (!pair) return null
  const [left, right] = random() < 0.5 ? pair : [pair[1], pair[0]]
  return { left, right, propensity: propensities[at] ?? 0 }
}

/** The chance of each allowed pair, by `choosePair`'s rule; they sum to 1. */
export function pairPropensities(rating: Rating, allowed: readonly PromptPair[]): number[] {
  const places = new Map(rating.prompts.map((name, at) => [name, at]))
  const placeOf = (name: string): number => {
    const place = places.get(name)
    if (place === undefined) throw new RangeError(`no prompt ${name} in the rating`)
    return place
  }
  const pairs = allowed.map(([a, b]) => [placeOf(a), placeOf(b)] as const)
  const use = pairs.some((pair) => pair.some((place) => (rating.votes[place] ?? 0) < YOUNG_VOTES))
    ? leastVoted(rating, pairs)
    : pairs.map(([a, b]) => worth(rating, a, b))
  const sum = use.reduce((total, one) => total + one, 0)
  return use.map((one) => (sum > 0 ? ((1 - UNIFORM) * one) / sum + UNIFORM / pairs.length : 1 / pairs.length))
}

function leastVoted({ votes }: Rating, pairs: readonly (readonly [number, number])[]): number[] {
  const together = pairs.map(([a, b]) => (votes[a] ?? 0) + (votes[b] ?? 0))
  const least = Math.min(...together)
  return together.map((count) => (count === least ? 1 : 0))
}

function worth(rating: Rating, a: number, b: number): number {
  const gap = Math.abs((rating.strengths[a] ?? 0) - (rating.strengths[b] ?? 0))
  // Above 0 for any two prompts: the ridge bounds what is known, not what is unknown.
  const error = modelGapError(rating, a, b)
  const chance = 1 / (1 + Math.exp(-gap))
  return normalCdf(-gap / error) * error * Math.sqrt(chance * (1 - chance))
}
