// Who beat whom how often: what voters saw, before any model.
import type { Vote } from './vote'

export interface WinCell {
  /** Votes for the row's prompt over the column's. */
  wins: number
  ties: number
  bothBad: number
  /** Votes between the two in all, the same either way round. */
  votes: number
}

/** One row and one column a prompt, in the order of `prompts`; votes on other prompts are left out. Sides don't matter. */
export function winMatrix(votes: readonly Vote[], prompts: readonly string[]): WinCell[][] {
  const places = new Map(prompts.map((name, at) => [name, at]))
  const matrix = prompts.map(() => prompts.map((): WinCell => ({ wins: 0, ties: 0, bothBad: 0, votes: 0 })))
  for (const { left, right, choice } of votes) {
    const [there, back] = [cellOf(matrix, places, left, right), cellOf(matrix, places, right, left)]
    if (!there || !back) continue
    if (choice === 'left') there.wins += 1
    if (choice === 'right') back.wins += 1
    for (const cell of [there, back]) {
      cell.votes += 1
      if (choice === 'tie') cell.ties += 1
      if (choice === 'both_bad') cell.bothBad += 1
    }
  }
  return matrix
}

const cellOf = (matrix: WinCell[][], places: ReadonlyMap<string, number>, row: string, column: string) =>
  matrix[places.get(row) ?? -1]?.[places.get(column) ?? -1]
