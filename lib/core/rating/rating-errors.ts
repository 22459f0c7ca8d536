// Standard errors of what a rating says.
import type { Rating } from './fit-rating'

/** a'Va of the contrast that gives `weights[i]` to parameter `places[i]`. */
function contrastVariance(
  covariance: Float64Array,
  size: number,
  places: readonly number[],
  weights: readonly number[],
) {
  let variance = 0
  for (const [i, row] of places.entries()) {
    for (const [j, column] of places.entries()) {
      variance += (weights[i] ?? 0) * (weights[j] ?? 0) * (covariance[row * size + column] ?? 0)
    }
  }
  return Math.max(0, variance)
}

/**
 * The larger of the model's and the voters' standard error. The voters' alone would be near 0 where a prompt never loses
 * (its votes are no surprise to the fit) or where few voters voted; the model's alone takes the votes of one voter as
 * independent.
 */
function standardError(rating: Rating, places: readonly number[], weights: readonly number[]): number {
  const size = rating.prompts.length + 2
  const byModel = contrastVariance(rating.modelCovariance, size, places, weights)
  if (rating.voterCovariance === null) return Math.sqrt(byModel)
  return Math.sqrt(Math.max(byModel, contrastVariance(rating.voterCovariance, size, places, weights)))
}

/** Standard error of β of the prompt at a place, under Σβ = 0. */
export const strengthError = (rating: Rating, place: number): number => standardError(rating, [place], [1])

/** Standard error of β_a − β_b; Infinity where no chain of votes connects the two. */
export const gapError = (rating: Rating, a: number, b: number): number =>
  rating.groups[a] === rating.groups[b] ? standardError(rating, [a, b], [1, -1]) : Number.POSITIVE_INFINITY

/** Standard error of β_a − β_b by the model alone, finite for any pair: what the ridge leaves open counts as unknown. */
export const modelGapError = ({ prompts, modelCovariance }: Rating, a: number, b: number): number =>
  Math.sqrt(contrastVariance(modelCovariance, prompts.length + 2, [a, b], [1, -1]))

/** Standard error of γ. */
export const sideError = (rating: Rating): number => standardError(rating, [rating.prompts.length], [1])
