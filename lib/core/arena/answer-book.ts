// Which answers of a session can be shown, by arm and position, and what two arms share.

import { pairOf } from './arena'

export interface AnswerBook {
  arms: readonly number[]
  /** Positions from 0 to below. */
  rows: number
  /** Answers by arm. */
  counts: ReadonlyMap<number, number>
  /** Positions on which both arms have an answer, in rising order; worked out once a pair. */
  shared(one: number, other: number): readonly number[]
}

/** Answers outside of `arms` and `rows` are left out. */
export function createAnswerBook(
  arms: readonly number[],
  rows: number,
  ready: readonly { arm: number; position: number }[],
): AnswerBook {
  const pages = new Map(arms.map((arm) => [arm, new Uint8Array(rows)]))
  for (const { arm, position } of ready) {
    const page = pages.get(arm)
    if (page !== undefined && position < rows) page[position] = 1
  }
  const counts = new Map([...pages].map(([arm, page]) => [arm, page.reduce((sum, there) => sum + there, 0)]))
  const known = new Map<string, readonly number[]>()
  const shared = (one: number, other: number): readonly number[] => {
    const key = pairOf(one, other)
    const found = known.get(key)
    if (found !== undefined) return found
    const [first, second] = [pages.get(one), pages.get(other)]
    const positions: number[] = []
    for (let position = 0; position < rows; position++) {
      if (first?.[position] === 1 && second?.[position] === 1) positions.push(position)
    }
    known.set(key, positions)
    return positions
  }
  return { arms, rows, counts, shared }
}
