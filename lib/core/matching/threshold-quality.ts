// How good f is at each θ, by what was said of a drawn part of the pairs; and the θ that follows from it.
import { type Interval, wilsonInterval } from '../statistics/wilson'
import type { DrawnPair } from './draw-pairs'

/** A drawn pair and whether its name means its product. */
export interface JudgedPair extends Pick<DrawnPair, 'degree' | 'occurrences' | 'stratum' | 'inclusion'> {
  match: boolean
}

/** A share of what was said by a model, estimated from the pairs that were looked at. */
export interface EstimatedShare {
  share: number
  /** 95 %. */
  interval: Interval
  /** Pairs that it rests on. */
  pairs: number
}

export interface ThresholdQuality {
  theta: number
  /** Of the names with f ≥ θ, by how often they were said, those that mean the product. Null where none was looked at. */
  precision: EstimatedShare | null
  /** Of the names that mean the product, those with f ≥ θ. Null where none does. */
  recall: EstimatedShare | null
  /** Harmonic mean of the two; null where one is. */
  f1: number | null
}

/** Precision that a match must surely have to be counted on. */
export const SURE_PRECISION = 0.95
/** Fewer pairs, or fewer of either kind, tell nothing of a threshold. */
export const FEWEST_PAIRS = 50
export const FEWEST_OF_A_KIND = 10

interface WeighedPair {
  degree: number
  weight: number
  match: boolean
}

/**
 * What each pair stands for: its occurrences over the chance with which it was looked at. That is its inclusion times the share
 * of its stratum's drawn pairs (`drawn`, by stratum) that were looked at so far, who are taken for a fair part of them.
 */
function weigh(pairs: readonly JudgedPair[], drawn: readonly number[]): WeighedPair[] {
  const seen = drawn.map((_, stratum) => pairs.filter((pair) => pair.stratum === stratum).length)
  return pairs.map(({ degree, match, occurrences, inclusion, stratum }) => ({
    degree,
    match,
    weight: (occurrences * Math.max(1, drawn[stratum] ?? 1)) / (inclusion * Math.max(1, seen[stratum] ?? 1)),
  }))
}

/**
 * A ratio of two Horvitz–Thompson sums, Σ w·hit / Σ w, with Wilson's interval at the effective number of pairs: the smaller of
 * Kish's (Σw)²/Σw² and p(1−p)/V, V by Taylor's linearisation Σ w²(hit−p)²/(Σw)². Pairs are taken for draws from all that models
 * may say, so that an interval has a width even where every pair of a run was looked at. Null without pairs.
 * Sources: C.-E. Särndal et al., "Model Assisted Survey Sampling", 1992, §5.6; L. Kish, "Survey Sampling", 1965, §11.7;
 * E. Korn, B. Graubard, Survey Methodology 24(2), 1998 (intervals at the effective size).
 */
export function weightedShare(items: readonly { weight: number; hit: boolean }[]): EstimatedShare | null {
  if (items.length === 0) return null
  const total = items.reduce((sum, { weight }) => sum + weight, 0)
  const share = items.reduce((sum, { weight, hit }) => sum + (hit ? weight : 0), 0) / total
  const kish = total ** 2 / items.reduce((sum, { weight }) => sum + weight ** 2, 0)
  const variance = items.reduce((sum, { weight, hit }) => sum + (weight * (Number(hit) - share)) ** 2, 0) / total ** 2
  const linear = variance > 0 ? (share * (1 - share)) / variance : kish
  const effective = Math.min(kish, linear)
  return { share, interval: wilsonInterval(share * effective, effective), pairs: items.length }
}

const qualityAt = (pairs: readonly WeighedPair[], theta: number): ThresholdQuality => {
  const counts = ({ degree }: WeighedPair) => degree >= theta
  const precision = weightedShare(pairs.filter(counts).map(({ weight, match }) => ({ weight, hit: match })))
  const recall = weightedShare(
    pairs.filter(({ match }) => match).map((pair) => ({ weight: pair.weight, hit: counts(pair) })),
  )
  const sum = (precision?.share ?? 0) + (recall?.share ?? 0)
  const f1 = precision === null || recall === null ? null : sum === 0 ? 0 : (2 * precision.share * recall.share) / sum
  return { theta, precision, recall, f1 }
}

/** Quality at each θ. `drawn`: how many pairs were drawn of each stratum. O(pairs · thetas). */
export function thresholdQualities(
  pairs: readonly JudgedPair[],
  drawn: readonly number[],
  thetas: readonly number[],
): ThresholdQuality[] {
  const weighed = weigh(pairs, drawn)
  return thetas.map((theta) => qualityAt(weighed, theta))
}

/** From .3 to 1 in steps of hundredths. */
export const thetaGrid = (hundredths: number): number[] =>
  Array.from({ length: Math.floor(70 / hundredths) + 1 }, (_, at) => (30 + hundredths * at) / 100)

export interface ThetaSuggestion {
  /** What is proposed: the sure one, else the balanced one. */
  rule: 'sure' | 'balanced'
  theta: number
  /** The smallest θ whose precision is at least SURE_PRECISION at the lower end of its interval; null where none is. */
  sure: ThresholdQuality | null
  /** The θ with the highest F1, of equals the nearest to `current`. */
  balanced: ThresholdQuality
}

/** Why there is no suggestion yet. */
export interface TooFewPairs {
  looked: number
  matches: number
  others: number
}

/** The θ that the pairs speak for, on thetaGrid(1), or what they are too few for. `current` is the θ in use. */
export function suggestTheta(
  pairs: readonly JudgedPair[],
  drawn: readonly number[],
  current: number,
): ThetaSuggestion | TooFewPairs {
  const matches = pairs.filter(({ match }) => match).length
  const others = pairs.length - matches
  if (pairs.length < FEWEST_PAIRS || Math.min(matches, others) < FEWEST_OF_A_KIND)
    return { looked: pairs.length, matches, others }
  const qualities = thresholdQualities(pairs, drawn, thetaGrid(1))
  const sure = qualities.find(({ precision }) => (precision?.interval[0] ?? 0) >= SURE_PRECISION) ?? null
  const distance = ({ theta }: ThresholdQuality) => Math.abs(theta - current)
  const [balanced] = [...qualities].sort(
    (a, b) => (b.f1 ?? -1) - (a.f1 ?? -1) || distance(a) - distance(b) || a.theta - b.theta,
  ) as [ThresholdQuality, ...ThresholdQuality[]]
  return { rule: sure === null ? 'balanced' : 'sure', theta: (sure ?? balanced).theta, sure, balanced }
}
