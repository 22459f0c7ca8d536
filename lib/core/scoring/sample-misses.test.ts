import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { factsOf, rowFactOf, trialOf } from './run-facts.fixture'
import { type MissChoice, sampleMisses } from './sample-misses'

const all: MissChoice = { arm: 0, scope: 'all', other: 1, among: null }
const facts = factsOf({
  rows: Array.from({ length: 6 }, () => rowFactOf()),
  arms: [
    [
      trialOf({ position: 0, hitRank: 1 }),
      trialOf({ position: 1 }),
      trialOf({ position: 2, hitRank: 7 }),
      trialOf({ position: 3, outcome: 'unparseable' }),
      trialOf({ position: 4, outcome: 'refused' }),
      trialOf({ position: 5, outcome: 'failed' }),
    ],
    [0, 1, 2, 3, 4, 5].map((position) => trialOf({ position, arm: 1, hitRank: position % 2 })),
  ],
})
const positions = (choice: Partial<MissChoice>, size = 20) => {
  const { total, trials } = sampleMisses(facts, { ...all, ...choice }, { k: 5, size, seed: 1 })
  return [total, trials.map(({ position }) => position)]
}

describe('sampleMisses', () => {
  it('takes what was not hit among the first k, and no call that failed', () => {
    expect(positions({})).toEqual([4, [1, 2, 3, 4]])
    expect(positions({ scope: 'otherHit' })).toEqual([2, [1, 3]])
    expect(positions({ scope: 'otherMissed' })).toEqual([2, [2, 4]])
    expect(positions({ scope: 'unparseable' })).toEqual([1, [3]])
    expect(positions({ scope: 'refused' })).toEqual([1, [4]])
    expect(positions({ among: ['loss', 0, 'unparseable'] })).toEqual([1, [3]])
  })

  it('has none where there is no such arm', () => {
    expect(positions({ arm: 9 })).toEqual([0, []])
    expect(positions({ scope: 'otherHit', other: null })).toEqual([0, []])
  })

  it('takes one draw of a row', () => {
    const repeated = factsOf({ arms: [[0, 1, 2].map((position) => trialOf({ position, rowIndex: 7 }))] })
    const { total, trials } = sampleMisses(repeated, all, { k: 5, size: 9, seed: 0 })
    expect([total, trials.map(({ position }) => position)]).toEqual([1, [0]])
  })

  it('is bounded, repeatable, in order, and a larger sample holds the smaller', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 30 }), fc.nat({ max: 30 }), fc.nat(), (rows, x, y, seed) => {
        const many = factsOf({ arms: [Array.from({ length: rows }, (_, position) => trialOf({ position }))] })
        const of = (size: number) => {
          const { total, trials } = sampleMisses(many, all, { k: 5, size, seed })
          expect(total).toBe(rows)
          return trials.map(({ position }) => position)
        }
        const [small, large] = [of(Math.min(x, y)), of(Math.max(x, y))]
        expect(small).toHaveLength(Math.min(x, y, rows))
        expect(small).toEqual([...small].sort((a, b) => a - b))
        expect(large).toEqual(expect.arrayContaining(small))
        expect(of(x)).toEqual(of(x))
      }),
    )
  })
})
