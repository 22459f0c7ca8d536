import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutoffCurve, longestAnswer, paretoFront, thresholdCurve } from './curves'
import { trialOf } from './run-facts.fixture'

describe('cutoffCurve', () => {
  it('rises with k', () => {
    const rows = [1, 3, 0, 2].map((hitRank) => ({ hitRank, user: null }))
    expect(cutoffCurve(rows, 3).map(({ x, share }) => [x, share])).toEqual([
      [1, 0.25],
      [2, 0.5],
      [3, 0.75],
    ])
    expect(longestAnswer([trialOf({ position: 0, products: ['a', 'b'] }), trialOf({ position: 1 })])).toBe(2)
  })
})

describe('thresholdCurve', () => {
  const trials = [0.3, 0.95, 0, 1].map((degree, position) => trialOf({ position, degree }))

  it('counts the rows whose best degree reaches θ, and never a degree of 0', () => {
    expect(thresholdCurve(trials, [0.01, 0.3, 0.31, 1]).map(({ share }) => share)).toEqual([0.75, 0.75, 0.5, 0.25])
    expect(thresholdCurve(trials, [0])[0]?.share).toBe(0.75)
  })

  it('falls with θ', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true })), (degrees) => {
        const thetas = [0.1, 0.4, 0.7, 1]
        const shares = thresholdCurve(
          degrees.map((degree, position) => trialOf({ position, degree })),
          thetas,
        ).map(({ share }) => share)
        expect(shares).toEqual([...shares].sort((a, b) => b - a))
      }),
    )
  })
})

describe('paretoFront', () => {
  it('keeps what is cheapest for its hit rate', () => {
    const arms = [
      { costUsd: 3, share: 0.3 },
      { costUsd: 1, share: 0.1 },
      { costUsd: 2, share: 0.3 },
      { costUsd: 5, share: 0.4 },
      { costUsd: 1, share: 0.05 },
    ]
    expect(paretoFront(arms)).toEqual([1, 2, 3])
    expect(paretoFront([])).toEqual([])
    expect(paretoFront([arms[0] ?? { costUsd: 0, share: 0 }, { costUsd: 3, share: 0.3 }])).toEqual([0, 1])
  })

  it('rises in both, and leaves out only what is beaten', () => {
    const arm = fc.record({ costUsd: fc.nat(8), share: fc.integer({ min: 0, max: 8 }).map((eighths) => eighths / 8) })
    fc.assert(
      fc.property(fc.array(arm, { maxLength: 12 }), (arms) => {
        const front = paretoFront(arms).map((place) => arms[place] ?? { costUsd: 0, share: 0 })
        for (const [at, one] of front.entries()) expect(one.share).toBeGreaterThanOrEqual(front[at - 1]?.share ?? 0)
        for (const one of arms)
          expect(front.some((other) => other.costUsd <= one.costUsd && other.share >= one.share)).toBe(true)
      }),
    )
  })
})
