import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepBetterHalf, planHalving } from './halving'

describe('planHalving', () => {
  it('spends a quarter of the budget in each of four rounds on 16 arms', () => {
    expect(planHalving(16, 3200)).toEqual([
      { arms: 16, rows: 50 },
      { arms: 8, rows: 100 },
      { arms: 4, rows: 200 },
      { arms: 2, rows: 400 },
    ])
    expect(planHalving(3, 100)).toEqual([
      { arms: 3, rows: 16 },
      { arms: 2, rows: 25 },
    ])
    expect(planHalving(1, 100)).toEqual([])
  })

  it('never spends more than the budget, and leaves one arm', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(20_000), (arms, budget) => {
        const rounds = planHalving(arms, budget)
        expect(rounds.reduce((sum, round) => sum + round.arms * round.rows, 0)).toBeLessThanOrEqual(budget)
        expect(Math.ceil((rounds.at(-1)?.arms ?? 1) / 2)).toBe(1)
        for (const [at, round] of rounds.entries()) expect(round.rows).toBeGreaterThanOrEqual(rounds[at - 1]?.rows ?? 0)
      }),
    )
  })
})

describe('keepBetterHalf', () => {
  it('keeps the better half, the best first, and the earlier of equals', () => {
    const hits = [3, 9, 3, 1, 9]
    expect(keepBetterHalf([0, 1, 2, 3, 4], (arm) => hits[arm] ?? 0)).toEqual([1, 4, 0])
    expect(keepBetterHalf([2, 0], (arm) => hits[arm] ?? 0)).toEqual([2])
    expect(keepBetterHalf([], () => 0)).toEqual([])
  })
})
