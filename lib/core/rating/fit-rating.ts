// From votes to strengths with their uncertainty: the fit that every figure of the arena rests on.
import { connectedGroups } from './connected-groups'
import { type FitSettings, type Maximum, maximiseDavidson } from './davidson'
import { moderatedCovariance } from './moderated-covariance'
import type { Vote, VoteChoice } from './vote'
import { type Cells, OUTCOMES, tabulateVotes, type VoteTable } from './vote-table'

export interface RatingOptions extends Partial<FitSettings> {
  /** Prompts that take part though no vote may name them yet; they come first. */
  prompts?: readonly string[]
}

export interface Rating {
  prompts: readonly string[]
  /** β by prompt, Σβ = 0: log odds that a prompt beats another, ties aside. */
  strengths: Float64Array
  /** γ: the log odds by which the left side wins between equals. */
  sideEffect: number
  /** ln ν: how readily equals are called a tie. */
  logTie: number
  /** Votes that named each prompt. */
  votes: Float64Array
  voters: number
  tally: Record<VoteChoice, number>
  /** Group of each prompt: only prompts of one group are compared by any chain of votes. */
  groups: Int32Array
  /** Covariances of (β, γ, ln ν), (prompts + 2)² row by row: by the model with its ridge, and by voters, moderated (null below two). */
  modelCovariance: Float64Array
  voterCovariance: Float64Array | null
}

/** Penalty ½ · 0.5 · Σθ²: as much as two votes between equals tell about a prompt (a quarter each), less than any session has. */
const RIDGE = 0.5

export const fitSettings = ({ ridge = RIDGE, side = true }: Partial<FitSettings>): FitSettings => ({ ridge, side })

/**
 * Strengths of prompts from votes in any order: Bradley–Terry with Davidson's ties and an effect of the side, by penalised
 * maximum likelihood; "both bad" counts as a tie. Left and right of a vote differ, weights are positive.
 * 100,000 votes take well below 200 ms (bench/arena.ts). No votes give all strengths 0.
 * Sources: R. A. Bradley, M. E. Terry, Biometrika 39, 1952; R. R. Davidson, J. Am. Stat. Assoc. 65, 1970.
 */
export function fitRating(votes: readonly Vote[], options: RatingOptions = {}): Rating {
  const table = tabulateVotes(votes, options.prompts)
  const maximum = maximiseDavidson(table.cells, table.prompts.length, fitSettings(options))
  return describeFit(table, maximum)
}

function describeFit(table: VoteTable, maximum: Maximum): Rating {
  const { prompts, cells, tally, voters } = table
  const { parameters, covariance } = maximum
  const size = prompts.length
  const modelCovariance = withoutMean(covariance, size)
  return {
    prompts,
    strengths: parameters.slice(0, size),
    sideEffect: parameters[size] ?? 0,
    logTie: parameters[size + 1] ?? 0,
    votes: votesOfPrompts(cells, size),
    voters: voters.length,
    tally,
    groups: connectedGroups(cells, size),
    modelCovariance,
    voterCovariance: moderatedCovariance(table, maximum, modelCovariance),
  }
}

function votesOfPrompts(cells: Cells, size: number): Float64Array {
  const votes = new Float64Array(size)
  for (const [place, count] of cells.counts.entries()) {
    const cell = Math.floor(place / OUTCOMES)
    for (const side of [cells.left, cells.right]) votes[side[cell] ?? 0] = (votes[side[cell] ?? 0] ?? 0) + count
  }
  return votes
}

/** The covariance under Σβ = 0: P·C·P with P taking the mean off the β. The penalty alone leaves a variance to their mean. */
function withoutMean(covariance: Float64Array, prompts: number): Float64Array {
  const size = prompts + 2
  const centred = covariance.slice()
  for (const [step, stride] of [
    [1, size],
    [size, 1],
  ] as const) {
    for (let line = 0; line < size; line++) {
      let sum = 0
      for (let at = 0; at < prompts; at++) sum += centred[line * stride + at * step] ?? 0
      for (let at = 0; at < prompts; at++) {
        const place = line * stride + at * step
        centred[place] = (centred[place] ?? 0) - sum / prompts
      }
    }
  }
  return centred
}
