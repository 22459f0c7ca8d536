// How far strengths scatter by voter where voters are few: what each figure shows by itself, held to what all of them show.
import { clusteredCovariance } from './clustered-covariance'
import { addInformation, davidsonChances, gapOf, type Maximum } from './davidson'
import { OUTCOMES, type VoteTable } from './vote-table'

/**
 * Degrees of freedom that the common design effect counts for. A figure's own scatter has one less than there are voters, and
 * is a poor guess while these are few; 10 to 20 cover alike (bench/arena.ts).
 */
const COMMON_DEGREES = 20

/**
 * (20·φ·M + (G − 1)·C)/(20 + G − 1) with M the model's covariance, C the one by voters, G voters, and φ ≥ 1 how many times
 * larger C is than M on average: votes of one voter resemble each other in all figures at once, so that few voters tell φ well
 * while they tell little of any single figure. Null for fewer than two voters.
 * Sources: J. N. K. Rao, A. J. Scott, Annals of Statistics 12(1), 1984 (the mean design effect); G. K. Smyth, Stat. Appl. Genet.
 * Mol. Biol. 3(1), 2004 (variances moderated by a common one).
 */
export function moderatedCovariance(
  table: VoteTable,
  maximum: Maximum,
  modelCovariance: Float64Array,
): Float64Array | null {
  const own = clusteredCovariance(table, maximum)
  if (own === null) return null
  const common = COMMON_DEGREES * Math.max(1, designEffect(table, maximum, own))
  const degrees = table.voters.length - 1
  return own.map((value, at) => (common * (modelCovariance[at] ?? 0) + degrees * value) / (COMMON_DEGREES + degrees))
}

/**
 * Mean over the strengths of their variance by voters to what it would be if votes were independent, each direction by what the
 * votes tell of it: Σ(C·H)_ii / Σ(H⁻¹·I)_ii over the prompts, I the information of the votes alone, H with the ridge. 0 where
 * they tell nothing.
 */
function designEffect(
  { cells, prompts }: Pick<VoteTable, 'cells' | 'prompts'>,
  { parameters, information, covariance }: Maximum,
  byVoters: Float64Array,
): number {
  const size = parameters.length
  const ofVotes = new Float64Array(size * size)
  for (let cell = 0; cell < cells.left.length; cell++) {
    const weights = cells.weights.subarray(cell * OUTCOMES, (cell + 1) * OUTCOMES)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const chances = davidsonChances(gapOf(cells, cell, parameters), parameters[size - 1] ?? 0)
    addInformation(ofVotes, size, cells.left[cell] ?? 0, cells.right[cell] ?? 0, chances, total)
  }
  const told = traceOfProduct(covariance, ofVotes, size, prompts.length)
  return told > 0 ? traceOfProduct(byVoters, information, size, prompts.length) / told : 0
}

/** The first `rows` terms of the trace of A·B; B is symmetric. */
function traceOfProduct(a: Float64Array, b: Float64Array, size: number, rows: number): number {
  let trace = 0
  for (let at = 0; at < rows * size; at++) trace += (a[at] ?? 0) * (b[at] ?? 0)
  return trace
}
