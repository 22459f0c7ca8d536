// Votes as numbers: names become places, and like votes are added up, so that a fit costs by pairs and not by votes.
import type { Vote, VoteChoice } from './vote'

/** Places of the outcomes within a cell; "both bad" is a tie to the fit. */
export const LEFT = 0
export const RIGHT = 1
export const TIE = 2
export const OUTCOMES = 3

/** One cell an ordered pair (left, right) that was shown. */
export interface Cells {
  /** Places of the prompts, as long as there are cells. */
  left: Int32Array
  right: Int32Array
  /** Weight and number of votes by cell · 3 + outcome. */
  weights: Float64Array
  counts: Float64Array
}

export interface VoteTable {
  prompts: string[]
  voters: string[]
  /** By vote, in the order given. */
  cell: Int32Array
  outcome: Uint8Array
  voter: Int32Array
  weight: Float64Array
  cells: Cells
  tally: Record<VoteChoice, number>
}

const outcomes: Record<VoteChoice, number> = { left: LEFT, right: RIGHT, tie: TIE, both_bad: TIE }

/** Gives each new name the next place. */
function createRegister(names: string[]): (name: string) => number {
  const places = new Map(names.map((name, place) => [name, place]))
  return (name) => {
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, names.length)
    return names.push(name) - 1
  }
}

/** `prompts` come first, in their order; others follow as the votes name them. */
export function tabulateVotes(votes: readonly Vote[], prompts: readonly string[] = []): VoteTable {
  const names = [...new Set(prompts)]
  const voters: string[] = []
  const [promptPlace, voterPlace] = [createRegister(names), createRegister(voters)]
  const size = votes.length
  const sides = new Int32Array(2 * size)
  const [voter, outcome, weight] = [new Int32Array(size), new Uint8Array(size), new Float64Array(size)]
  const tally: Record<VoteChoice, number> = { left: 0, right: 0, tie: 0, both_bad: 0 }
  for (const [at, vote] of votes.entries()) {
    sides[2 * at] = promptPlace(vote.left)
    sides[2 * at + 1] = promptPlace(vote.right)
    voter[at] = voterPlace(vote.voter)
    outcome[at] = outcomes[vote.choice]
    weight[at] = vote.weight ?? 1
    tally[vote.choice] += 1
  }
  const { cell, cells } = addUp(sides, outcome, weight, names.length)
  return { prompts: names, voters, cell, outcome, voter, weight, cells, tally }
}

function addUp(sides: Int32Array, outcome: Uint8Array, weight: Float64Array, prompts: number) {
  const numbers = new Int32Array(prompts * prompts).fill(-1)
  const cell = new Int32Array(outcome.length)
  const [left, right]: [number[], number[]] = [[], []]
  for (let at = 0; at < outcome.length; at++) {
    const [i, j] = [sides[2 * at] ?? 0, sides[2 * at + 1] ?? 0]
    let number = numbers[i * prompts + j] ?? -1
    if (number < 0) {
      number = left.push(i) - 1
      right.push(j)
      numbers[i * prompts + j] = number
    }
    cell[at] = number
  }
  const weights = new Float64Array(OUTCOMES * left.length)
  const counts = new Float64Array(OUTCOMES * left.length)
  for (let at = 0; at < outcome.length; at++) {
    const place = (cell[at] ?? 0) * OUTCOMES + (outcome[at] ?? 0)
    weights[place] = (weights[place] ?? 0) + (weight[at] ?? 0)
    counts[place] = (counts[place] ?? 0) + 1
  }
  return { cell, cells: { left: Int32Array.from(left), right: Int32Array.from(right), weights, counts } }
}
