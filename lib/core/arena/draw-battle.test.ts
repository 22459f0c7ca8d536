import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitRating } from '../rating/fit-rating'
import { seededRandom } from '../sampling/random'
import { createAnswerBook } from './answer-book'
import { pairOf } from './arena'
import { type DrawnBattle, drawBattle, nameOf } from './draw-battle'

const everywhere = (arms: readonly number[], rows: number) =>
  arms.flatMap((arm) => Array.from({ length: rows }, (_, position) => ({ arm, position })))
const newRating = (arms: readonly number[]) => fitRating([], { prompts: arms.map(nameOf) })

describe('createAnswerBook', () => {
  it('tells where two arms both answered, and leaves out what is not voted on', () => {
    const ready = [
      { arm: 1, position: 0 },
      { arm: 4, position: 0 },
      { arm: 4, position: 2 },
      { arm: 1, position: 2 },
      { arm: 1, position: 1 },
      { arm: 9, position: 1 },
      { arm: 4, position: 3 },
      { arm: 1, position: 3 },
    ]
    const book = createAnswerBook([1, 4, 7], 3, ready)
    expect(book.shared(4, 1)).toEqual([0, 2])
    expect(book.shared(1, 7)).toEqual([])
    expect(Object.fromEntries(book.counts)).toEqual({ 1: 3, 4: 2, 7: 0 })
  })
})

describe('drawBattle', () => {
  it('goes through every pair and row once for a voter, then has nothing left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (prompts, rows, seed) => {
        const arms = Array.from({ length: prompts }, (_, at) => 2 * at)
        const book = createAnswerBook(arms, rows, everywhere(arms, rows))
        const random = seededRandom(seed)
        const seen: DrawnBattle[] = []
        for (let next = drawBattle(book, newRating(arms), seen, random); next; ) {
          seen.push(next)
          next = drawBattle(book, newRating(arms), seen, random)
        }
        const keys = seen.map(({ left, right, position }) => `${pairOf(left, right)} ${position}`)
        expect(new Set(keys).size).toBe(keys.length)
        expect(keys).toHaveLength(((prompts * (prompts - 1)) / 2) * rows)
        expect(seen.every(({ propensity }) => propensity > 0 && propensity <= 1)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })

  it('draws only what both have answered; a prompt without answers is left out', () => {
    const ready = everywhere([0, 1], 2).concat([{ arm: 2, position: 5 }])
    const book = createAnswerBook([0, 1, 2, 3], 6, ready)
    const random = seededRandom(1)
    for (let time = 0; time < 50; time++) {
      const battle = drawBattle(book, newRating([0, 1, 2, 3]), [], random)
      expect([battle?.left, battle?.right].sort()).toEqual([0, 1])
      expect(battle?.position).toBeLessThan(2)
      expect(battle?.propensity).toBe(1)
    }
    expect(drawBattle(createAnswerBook([0, 1], 3, []), newRating([0, 1]), [], random)).toBeNull()
  })

  it('puts either on the left about equally often, and each row', () => {
    const book = createAnswerBook([0, 1], 4, everywhere([0, 1], 4))
    const random = seededRandom(7)
    const battles = Array.from({ length: 4000 }, () => drawBattle(book, newRating([0, 1]), [], random))
    // 3.3 standard deviations of a fair coin, thrown 4,000 times.
    expect(Math.abs(battles.filter((battle) => battle?.left === 0).length - 2000)).toBeLessThan(105)
    for (const row of [0, 1, 2, 3]) {
      expect(Math.abs(battles.filter((battle) => battle?.position === row).length - 1000)).toBeLessThan(95)
    }
  })

  it('is not misled by battles on rows that are no longer there', () => {
    const book = createAnswerBook([0, 1], 2, everywhere([0, 1], 2))
    const seen = [5, 6, 7].map((position) => ({ left: 0, right: 1, position }))
    expect(drawBattle(book, newRating([0, 1]), seen, seededRandom(1))).not.toBeNull()
  })
})
