// Voters who vote unlike the rest: flagged with a reason, for a person to decide. Nobody is left out by this.
import { choleskyFactor, choleskyInverse, choleskySolve } from '../statistics/cholesky'
import { scoreVotes, votesByVoter } from './clustered-covariance'
import { addInformation, type Chances, davidsonChances, type FitSettings, maximiseDavidson } from './davidson'
import { fitSettings } from './fit-rating'
import type { Vote } from './vote'
import { LEFT, OUTCOMES, RIGHT, TIE, tabulateVotes, type VoteTable } from './vote-table'

/** How a voter may vote instead of looking. */
export const suspicions = ['random', 'reversed', 'always_left', 'always_right', 'always_tie'] as const
export type Suspicion = (typeof suspicions)[number]

export interface VoterCheck {
  voter: string
  votes: number
  /** Share of the voter's decided votes that went to the prompt the others hold for better; null without such votes. */
  withOthers: number | null
  /** Anytime-valid p-value of "votes like the others": valid at every look, in (0, 1]. */
  p: number
  /** p ≤ alpha over the number of voters. */
  flagged: boolean
  /** What the votes look like instead. */
  reason: Suspicion
}

/** Chance of a careless voter's own way against the other outcomes. */
const HABIT = 0.9

/**
 * One entry a voter, the least likely first. A bettor holds that the voter clicks at random, turns the order round, or
 * always takes one side or the tie, a fifth of the stake each; the fortune multiplies by the vote's chance under that habit
 * over its chance under the model of all *other* voters. If the voter is like the others the fortune expects no gain, so it
 * ever reaches 1/p with probability p at most (Ville): looking after each vote is allowed. Votes in the order they were cast.
 * The others' model is one Newton step from the whole fit, its strengths drawn towards equal by their uncertainty.
 * Sources: A. Ramdas et al., "Game-theoretic statistics and safe anytime-valid inference", Statistical Science 38(4), 2023;
 * D. MacKay, Neural Computation 4(5), 1992 (moderated output); the use in an arena: W.-L. Chiang et al., arXiv 2403.04132.
 */
export function checkVoters(
  votes: readonly Vote[],
  options: Partial<FitSettings> & { alpha?: number } = {},
): VoterCheck[] {
  const { alpha = 0.05 } = options
  const table = tabulateVotes(votes)
  if (table.voters.length < 2) return []
  const size = table.prompts.length + 2
  const { parameters, covariance } = maximiseDavidson(table.cells, table.prompts.length, fitSettings(options))
  const information = choleskyInverse(choleskyFactor(covariance, size), size)
  const { order, start } = votesByVoter(table)
  const checks = table.voters.map((voter, at) => {
    const own = order.subarray(start[at], start[at + 1])
    const others = withoutVotes(table, own, parameters, information)
    return { voter, votes: own.length, ...judge(table, own, others) }
  })
  return checks
    .map((check) => ({ ...check, flagged: check.p <= alpha / table.voters.length }))
    .sort((a, b) => a.p - b.p)
}

interface OthersFit {
  parameters: Float64Array
  covariance: Float64Array
}

function withoutVotes(table: VoteTable, own: Int32Array, whole: Float64Array, information: Float64Array): OthersFit {
  const size = whole.length
  const { cells } = table
  const scores = scoreVotes({ cells }, whole)
  const rest = information.slice()
  const gradient = new Float64Array(size)
  const add = (at: number, amount: number) => {
    gradient[at] = (gradient[at] ?? 0) + amount
  }
  for (const vote of own) {
    const cell = table.cell[vote] ?? 0
    const place = cell * OUTCOMES + (table.outcome[vote] ?? 0)
    const weight = table.weight[vote] ?? 0
    const [i, j] = [cells.left[cell] ?? 0, cells.right[cell] ?? 0]
    const gap = weight * (scores.gap[place] ?? 0)
    add(i, gap)
    add(j, -gap)
    add(size - 2, gap)
    add(size - 1, weight * (scores.tie[place] ?? 0))
    addInformation(rest, size, i, j, chancesOf(whole, i, j), -weight)
  }
  const factor = choleskyFactor(rest, size)
  const step = choleskySolve(factor, size, gradient)
  return { parameters: whole.map((value, at) => value - (step[at] ?? 0)), covariance: choleskyInverse(factor, size) }
}

const chancesOf = (parameters: Float64Array, i: number, j: number): Chances =>
  davidsonChances(
    (parameters[i] ?? 0) - (parameters[j] ?? 0) + (parameters[parameters.length - 2] ?? 0),
    parameters[parameters.length - 1] ?? 0,
  )

function judge(table: VoteTable, own: Int32Array, others: OthersFit) {
  const logs = suspicions.map(() => 0)
  let highest = 0
  let reason: Suspicion = 'random'
  let [decided, withOthers] = [0, 0]
  for (const vote of own) {
    const cell = table.cell[vote] ?? 0
    const outcome = table.outcome[vote] ?? 0
    const [i, j] = [table.cells.left[cell] ?? 0, table.cells.right[cell] ?? 0]
    const expected = predict(others, i, j)
    const chance = chanceOf(expected.straight, outcome)
    for (const [at, habit] of habits(table, expected).entries()) {
      logs[at] = (logs[at] ?? 0) + Math.log(chanceOf(habit, outcome) / chance)
    }
    const fortune = logMean(logs)
    if (fortune > highest) {
      highest = fortune
      reason = suspicions[logs.indexOf(Math.max(...logs))] ?? reason
    }
    if (outcome === TIE) continue
    decided += 1
    if ((outcome === LEFT) === (others.parameters[i] ?? 0) >= (others.parameters[j] ?? 0)) withOthers += 1
  }
  return { withOthers: decided === 0 ? null : withOthers / decided, p: Math.exp(-highest), reason }
}

interface Prediction {
  straight: Chances
  reversed: Chances
}

/** Chances of a battle by the others' model; the gap is drawn towards 0 by its variance, as logistic output is moderated. */
function predict({ parameters, covariance }: OthersFit, i: number, j: number): Prediction {
  const size = parameters.length
  const [side, tie] = [parameters[size - 2] ?? 0, parameters[size - 1] ?? 0]
  const at = (row: number, column: number) => covariance[row * size + column] ?? 0
  const variance = Math.max(0, at(i, i) + at(j, j) - 2 * at(i, j))
  const gap = ((parameters[i] ?? 0) - (parameters[j] ?? 0)) / Math.sqrt(1 + (Math.PI * variance) / 8)
  return { straight: davidsonChances(gap + side, tie), reversed: davidsonChances(side - gap, tie) }
}

const chanceOf = (chances: Chances, outcome: number): number =>
  outcome === LEFT ? chances.left : outcome === RIGHT ? chances.right : chances.tie

/** In the order of `suspicions`. */
function habits({ tally, outcome }: VoteTable, { reversed }: Prediction): Chances[] {
  const ties = (tally.tie + tally.both_bad + 1) / (outcome.length + 3)
  const other = (1 - HABIT) / 2
  return [
    { left: (1 - ties) / 2, right: (1 - ties) / 2, tie: ties },
    reversed,
    { left: HABIT, right: other, tie: other },
    { left: other, right: HABIT, tie: other },
    { left: other, right: other, tie: HABIT },
  ]
}

function logMean(logs: readonly number[]): number {
  const highest = Math.max(...logs)
  return highest + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - highest), 0) / logs.length)
}
