// The covariance of fitted strengths when the votes of one voter resemble each other.
import { choleskyFactor, choleskySolve, multiplied } from '../statistics/cholesky'
import { addInformation, davidsonChances, gapOf, type Maximum } from './davidson'
import { LEFT, OUTCOMES, RIGHT, TIE, type VoteTable } from './vote-table'

/** Gradients of one vote's log-likelihood by the lead of the left prompt and by ln ν, by cell · 3 + outcome. */
export interface VoteScores {
  gap: Float64Array
  tie: Float64Array
}

export function scoreVotes({ cells }: Pick<VoteTable, 'cells'>, parameters: Float64Array): VoteScores {
  const size = cells.left.length * OUTCOMES
  const scores = { gap: new Float64Array(size), tie: new Float64Array(size) }
  const logTie = parameters[parameters.length - 1] ?? 0
  for (let cell = 0; cell < cells.left.length; cell++) {
    const chances = davidsonChances(gapOf(cells, cell, parameters), logTie)
    const lean = (chances.left - chances.right) / 2
    const at = cell * OUTCOMES
    scores.gap[at + LEFT] = 0.5 - lean
    scores.gap[at + RIGHT] = -0.5 - lean
    scores.gap[at + TIE] = -lean
    scores.tie[at + LEFT] = -chances.tie
    scores.tie[at + RIGHT] = -chances.tie
    scores.tie[at + TIE] = 1 - chances.tie
  }
  return scores
}

/** Votes sorted by voter: those of voter v are `order[start[v]] … order[start[v + 1] − 1]`. */
export function votesByVoter({ voters, voter }: Pick<VoteTable, 'voters' | 'voter'>) {
  const start = new Int32Array(voters.length + 1)
  for (const one of voter) start[one + 1] = (start[one + 1] ?? 0) + 1
  for (let at = 0; at < voters.length; at++) start[at + 1] = (start[at + 1] ?? 0) + (start[at] ?? 0)
  const next = start.slice()
  const order = new Int32Array(voter.length)
  for (let vote = 0; vote < voter.length; vote++) {
    const one = voter[vote] ?? 0
    const place = next[one] ?? 0
    order[place] = vote
    next[one] = place + 1
  }
  return { order, start }
}

/** Adds up gradients of one voter after another, touching only the parameters that the voter's votes speak of. */
function createSum(size: number) {
  const sum = new Float64Array(size)
  const touched: number[] = []
  const seen = new Uint8Array(size)
  return {
    add(at: number, amount: number): void {
      if (seen[at] === 0) {
        seen[at] = 1
        touched.push(at)
      }
      sum[at] = (sum[at] ?? 0) + amount
    },
    /** The sum, which goes on. */
    value: (): Float64Array => sum,
    /** Adds the outer product of the sum to `matrix` and starts anew. */
    flush(matrix: Float64Array): void {
      for (const row of touched) {
        const factor = sum[row] ?? 0
        for (const column of touched) {
          matrix[row * size + column] = (matrix[row * size + column] ?? 0) + factor * (sum[column] ?? 0)
        }
      }
      this.clear()
    },
    clear(): void {
      for (const at of touched) {
        sum[at] = 0
        seen[at] = 0
      }
      touched.length = 0
    },
  }
}

/** A voter with a smaller share of the votes hardly pulls the fit: what it is without them need not be worked out. */
const LEAST_SHARE = 1 / 500

/**
 * How far the strengths scatter by voter: (G − 1)/G · Σ_g d_g d_gᵀ, with d_g = (H − H_g)⁻¹ s_g what leaving voter g out changes,
 * to first order; s_g is the summed gradient of their votes, H_g its information, H all information, G the number of voters.
 * Null for fewer than two voters, who tell nothing about how voters differ. For who pulls little d_g = H⁻¹ s_g, and this is the
 * plain sandwich; with few voters that one is too small, since each draws the fit towards their own votes (known as CR3).
 * Cost: linear in votes, plus the square of the prompts each voter saw, plus (prompts + 2)³/6 for each of at most 500 voters.
 * Sources: K.-Y. Liang, S. Zeger, Biometrika 73(1), 1986; R. M. Bell, D. F. McCaffrey, Survey Methodology 28(2), 2002; A. C.
 * Cameron, D. L. Miller, "A practitioner's guide to cluster-robust inference", J. Human Resources 50(2), 2015.
 */
export function clusteredCovariance(
  table: VoteTable,
  { parameters, covariance, information }: Maximum,
): Float64Array | null {
  const groups = table.voters.length
  if (groups < 2) return null
  const size = parameters.length
  const scores = scoreVotes(table, parameters)
  const { order, start } = votesByVoter(table)
  const middle = new Float64Array(size * size)
  const apart = new Float64Array(size * size)
  const sum = createSum(size)
  const pullsFrom = LEAST_SHARE * order.length
  for (let group = 0; group < groups; group++) {
    const [from, to] = [start[group] ?? 0, start[group + 1] ?? 0]
    for (let at = from; at < to; at++) {
      const vote = order[at] ?? 0
      const cell = table.cell[vote] ?? 0
      const place = cell * OUTCOMES + (table.outcome[vote] ?? 0)
      const weight = table.weight[vote] ?? 0
      const gap = weight * (scores.gap[place] ?? 0)
      sum.add(table.cells.left[cell] ?? 0, gap)
      sum.add(table.cells.right[cell] ?? 0, -gap)
      sum.add(size - 2, gap)
      sum.add(size - 1, weight * (scores.tie[place] ?? 0))
    }
    if (to - from < pullsFrom) sum.flush(middle)
    else {
      const without = withoutVotes(table, order.subarray(from, to), parameters, information)
      addOuterProduct(apart, choleskySolve(choleskyFactor(without, size), size, sum.value()))
      sum.clear()
    }
  }
  const sandwich = multiplied(multiplied(covariance, middle, size), covariance, size)
  return sandwich.map((value, at) => ((value + (apart[at] ?? 0)) * (groups - 1)) / groups)
}

/** H − H_g: the information without these votes. The ridge stays, so that it can be inverted. */
function withoutVotes(
  { cells, cell, weight }: VoteTable,
  votes: Int32Array,
  parameters: Float64Array,
  information: Float64Array,
): Float64Array {
  const size = parameters.length
  const weights = new Map<number, number>()
  for (const vote of votes) weights.set(cell[vote] ?? 0, (weights.get(cell[vote] ?? 0) ?? 0) + (weight[vote] ?? 0))
  const left = information.slice()
  for (const [one, total] of weights) {
    const chances = davidsonChances(gapOf(cells, one, parameters), parameters[size - 1] ?? 0)
    addInformation(left, size, cells.left[one] ?? 0, cells.right[one] ?? 0, chances, -total)
  }
  return left
}

function addOuterProduct(matrix: Float64Array, vector: Float64Array): void {
  const size = vector.length
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      matrix[row * size + column] = (matrix[row * size + column] ?? 0) + (vector[row] ?? 0) * (vector[column] ?? 0)
}
