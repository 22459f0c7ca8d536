// The next battle of one voter: a pair by what a vote on it would tell, a row by chance, nothing that this voter has seen.
import { choosePair, type PromptPair } from '../rating/choose-pair'
import type { Rating } from '../rating/fit-rating'
import type { Random } from '../sampling/random'
import type { AnswerBook } from './answer-book'
import { pairOf } from './arena'

export interface DrawnBattle {
  position: number
  left: number
  right: number
  /** The chance that this pair had, in (0, 1]. */
  propensity: number
}

/** What a rating calls an arm. */
export const nameOf = (arm: number): string => String(arm)

/** A battle that was drawn for the voter before, on whichever sides. */
export type SeenBattle = Pick<DrawnBattle, 'position' | 'left' | 'right'>

/**
 * Null where no pair has a row left that this voter has not seen and that both have answered. `rating` knows every arm of the
 * book by `nameOf`.
 */
export function drawBattle(
  book: AnswerBook,
  rating: Rating,
  seen: readonly SeenBattle[],
  random: Random,
): DrawnBattle | null {
  const seenRows = new Map<string, Set<number>>()
  for (const { left, right, position } of seen) {
    const pair = pairOf(left, right)
    const rows = seenRows.get(pair) ?? new Set()
    seenRows.set(pair, rows.add(position))
  }
  const rowsLeft = (one: number, other: number): number[] => {
    const known = seenRows.get(pairOf(one, other))
    const shared = book.shared(one, other)
    return known === undefined ? [...shared] : shared.filter((position) => !known.has(position))
  }
  const allowed = book.arms.flatMap((one, at) =>
    book.arms
      .slice(at + 1)
      .filter((other) => {
        const known = seenRows.get(pairOf(one, other))?.size ?? 0
        return book.shared(one, other).length > known || rowsLeft(one, other).length > 0
      })
      .map((other): PromptPair => [nameOf(one), nameOf(other)]),
  )
  const chosen = choosePair(rating, allowed, random)
  if (chosen === null) return null
  const [left, right] = [Number(chosen.left), Number(chosen.right)]
  const rows = rowsLeft(left, right)
  const position = rows[Math.min(rows.length - 1, Math.floor(random() * rows.length))]
  return position === undefined ? null : { position, left, right, propensity: chosen.propensity }
}
