// How firm the first place is: votes that would take it away, and votes that would make it sure.
import { normalQuantile } from '../statistics/normal'
import { scoreVotes } from './clustered-covariance'
import { davidsonChances, type FitSettings, type Maximum, maximiseDavidson } from './davidson'
import { fitSettings, type Rating } from './fit-rating'
import { gapError, modelGapError } from './rating-errors'
import type { Vote } from './vote'
import { type Cells, OUTCOMES, tabulateVotes } from './vote-table'

export interface FlippingVotes {
  /** Votes whose removal puts `by` first. */
  votes: number
  by: string
}

/** Challengers that are tried, nearest first. */
const CHALLENGERS = 5

/**
 * The fewest votes found whose removal gives the first place to another prompt; null where no removal does, or there are
 * fewer than two prompts. Votes are dropped in the order of their influence on the lead, w'H⁻¹s, and the model is fitted
 * again to find how many it takes, so the number is reached for certain; a cleverer choice might take fewer.
 * Cost: a fit of the cells for each challenger, and some 15 for those that need the fewest so far.
 * Sources: T. Broderick, R. Giordano, R. Meager, arXiv 2011.14999, 2020 (influence); J. Y. Huang et al., "Dropping just a
 * handful of preferences can change top large language model rankings", arXiv 2508.11847, 2025.
 */
export function votesToFlip(votes: readonly Vote[], options: Partial<FitSettings> = {}): FlippingVotes | null {
  const { prompts, cells } = tabulateVotes(votes)
  const settings = fitSettings(options)
  const whole = maximiseDavidson(cells, prompts.length, settings)
  const order = [...prompts.keys()].sort((a, b) => (whole.parameters[b] ?? 0) - (whole.parameters[a] ?? 0))
  const leader = order[0]
  if (leader === undefined) return null
  let best: FlippingVotes | null = null
  for (const rival of order.slice(1, 1 + CHALLENGERS)) {
    const most = best === null ? Number.POSITIVE_INFINITY : best.votes - 1
    const count = removalsToPass(cells, whole, { leader, rival, most }, settings)
    if (count !== null) best = { votes: count, by: prompts[rival] ?? '' }
  }
  return best
}

/** Strengths nearer than this are equal. */
const ROUNDING = 1e-7

interface Race {
  leader: number
  rival: number
  /** Removals that are allowed. */
  most: number
}

function removalsToPass(
  cells: Cells,
  whole: Maximum,
  { leader, rival, most }: Race,
  settings: FitSettings,
): number | null {
  const places = helpfulPlaces(cells, whole, leader, rival)
  const helpful = places.reduce((sum, place) => sum + (cells.counts[place] ?? 0), 0)
  const available = Math.min(most, helpful)
  const prompts = whole.parameters.length - 2
  const passesWithout = (count: number): boolean => {
    const { parameters } = maximiseDavidson(without(cells, places, count), prompts, settings, whole.parameters)
    return (parameters[rival] ?? 0) > (parameters[leader] ?? 0) + ROUNDING
  }
  if (available === 0 || !passesWithout(available)) return null
  let [low, high] = [0, available]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (passesWithout(middle)) high = middle
    else low = middle
  }
  return high
}

/** Outcomes (cell · 3 + outcome) whose votes widen the lead, the most influential first. */
function helpfulPlaces(cells: Cells, { parameters, covariance }: Maximum, leader: number, rival: number): number[] {
  const size = parameters.length
  const pull = parameters.map((_, at) => (covariance[leader * size + at] ?? 0) - (covariance[rival * size + at] ?? 0))
  const scores = scoreVotes({ cells }, parameters)
  const influence = scores.gap.map((gap, place) => {
    const cell = Math.floor(place / OUTCOMES)
    const lead = (pull[cells.left[cell] ?? 0] ?? 0) - (pull[cells.right[cell] ?? 0] ?? 0) + (pull[size - 2] ?? 0)
    return gap * lead + (scores.tie[place] ?? 0) * (pull[size - 1] ?? 0)
  })
  return [...influence.keys()]
    .filter((place) => (influence[place] ?? 0) > 0 && (cells.counts[place] ?? 0) > 0)
    .sort((a, b) => (influence[b] ?? 0) - (influence[a] ?? 0))
}

/** The cells without `count` votes, taken from the given places in their order. */
function without(cells: Cells, places: readonly number[], count: number): Cells {
  const weights = cells.weights.slice()
  let left = count
  for (const place of places) {
    const there = cells.counts[place] ?? 0
    const taken = Math.min(left, there)
    weights[place] = (weights[place] ?? 0) * (1 - taken / there)
    left -= taken
    if (left === 0) break
  }
  return { ...cells, weights }
}

export interface SeparatingVotes {
  first: string
  second: string
  /** Further votes between the two alone; 0 where they are told apart already, null where the number can't be told. */
  votes: number | null
}

/** Above this many votes the gap is too small to speak of a number. */
const MOST = 1e6

/**
 * Votes between the two best prompts after which their order would be significant at 5 % with probability 0.8, if the gap
 * is as fitted: each adds p(1 − p)-like information I to 1/SE², divided by how much the voters' likeness widens SE².
 * Fewer than two prompts give null.
 */
export function votesToSeparate(rating: Rating): SeparatingVotes | null {
  const order = [...rating.prompts.keys()].sort((a, b) => (rating.strengths[b] ?? 0) - (rating.strengths[a] ?? 0))
  const [first, second] = order
  if (first === undefined || second === undefined) return null
  const names = { first: rating.prompts[first] ?? '', second: rating.prompts[second] ?? '' }
  const gap = (rating.strengths[first] ?? 0) - (rating.strengths[second] ?? 0)
  const error = gapError(rating, first, second)
  if (gap > normalQuantile(0.975) * error) return { ...names, votes: 0 }
  const model = modelGapError(rating, first, second) ** 2
  const widening = Number.isFinite(error) ? error ** 2 / model : 1
  const chances = davidsonChances(gap, rating.logTie)
  const information = (chances.left + chances.right) / 4 - ((chances.left - chances.right) / 2) ** 2
  const wanted = ((normalQuantile(0.975) + normalQuantile(0.8)) / gap) ** 2 * widening
  const votes = Math.ceil((wanted - 1 / model) / information)
  return { ...names, votes: votes <= MOST ? Math.max(1, votes) : null }
}
