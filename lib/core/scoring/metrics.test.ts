import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoredTrial } from '../run/run'
import { wilsonInterval } from '../statistics/wilson'
import { summariseArm, summariseHits } from './metrics'

const trial = (position: number, part: Partial<ScoredTrial> = {}): ScoredTrial => ({
  arm: 0,
  position,
  rowIndex: position,
  user: null,
  outcome: 'scored',
  products: ['p'],
  poolProducts: [],
  hitRank: 0,
  bestProduct: 'p',
  degree: 0,
  ...part,
})
const lost = (outcome: ScoredTrial['outcome']) => ({ outcome, products: [], poolProducts: [], bestProduct: '' })

describe('summariseArm', () => {
  const trials = [
    trial(0, { hitRank: 1, poolProducts: ['x'] }),
    trial(1, { hitRank: 3, products: ['a', 'b', 'c'], poolProducts: [null, 'x', 'y'] }),
    trial(2, { hitRank: 7, poolProducts: ['z'] }),
    trial(3, { poolProducts: [null] }),
    trial(4, lost('unparseable')),
    trial(5, lost('refused')),
    trial(6, lost('failed')),
    trial(7, { poolProducts: ['y'] }),
  ]
  const summary = summariseArm(trials, { ks: [1, 3, 5], poolSize: 10 })

  it('keeps every row in the denominator and counts each outcome', () => {
    expect(summary.trials).toBe(8)
    expect(summary.outcomes).toEqual({ scored: 5, unparseable: 1, refused: 1, failed: 1 })
    expect(summary.hitAt).toEqual({ '1': 1 / 8, '3': 2 / 8, '5': 2 / 8 })
    expect(summary.hitAtInterval['5']).toEqual(wilsonInterval(2, 8))
  })

  it('has MRR and NDCG of single labels', () => {
    // By hand: (1 + 1/3 + 1/7)/8 and (1/log2(2) + 1/log2(4))/8
    expect(summary.mrr).toBeCloseTo((1 + 1 / 3 + 1 / 7) / 8, 14)
    expect(summary.ndcgAt).toEqual({ '5': 1.5 / 8 })
  })

  it('covers rows with a product of the pool', () => {
    expect(summary.answerCoverage).toBe(4 / 8)
    expect(summary.conditionalHitAt).toEqual({ '1': 1 / 4, '3': 2 / 4, '5': 2 / 4 })
    expect(summary.catalogueCoverage).toBe(3 / 10)
  })

  it('covers rows with any product where there is no pool', () => {
    const poolless = summariseArm(trials, { ks: [5], poolSize: null })
    expect(poolless.answerCoverage).toBe(5 / 8)
    expect(poolless.catalogueCoverage).toBeNull()
  })

  it('has figures for no rows and for rows without any answer', () => {
    const none = summariseArm([], { ks: [5], poolSize: 3 })
    expect(none).toMatchObject({
      trials: 0,
      hitAt: { '5': 0 },
      hitAtInterval: { '5': [0, 1] },
      mrr: 0,
      answerCoverage: 0,
    })
    expect(none.conditionalHitAt).toEqual({ '5': null })
    const failed = summariseArm([trial(0, lost('failed'))], { ks: [5], poolSize: null })
    expect(failed).toMatchObject({ hitAt: { '5': 0 }, answerCoverage: 0, conditionalHitAt: { '5': null } })
  })

  it('orders its figures: hit@1 ≤ hit@3 ≤ hit@5, NDCG@5 and hit@1 within hit@5, MRR above hit@1', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 50 }), (ranks) => {
        const { hitAt, ndcgAt, mrr } = summariseArm(
          ranks.map((hitRank, position) => trial(position, { hitRank })),
          { ks: [1, 3, 5], poolSize: null },
        )
        expect(hitAt['1']).toBeLessThanOrEqual(hitAt['3']!)
        expect(hitAt['3']).toBeLessThanOrEqual(hitAt['5']!)
        expect(ndcgAt['5']).toBeLessThanOrEqual(hitAt['5']! + 1e-12)
        expect(ndcgAt['5']).toBeGreaterThanOrEqual(hitAt['1']! - 1e-12)
        expect(mrr).toBeGreaterThanOrEqual(hitAt['1']! - 1e-12)
      }),
    )
  })
})

describe('summariseHits', () => {
  it('widens the interval where users repeat', () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ hitRank: i < 20 ? 1 : 0, user: `u${Math.floor(i / 5)}` }))
    const [low, high] = summariseHits(rows, [5]).hitAtInterval['5']!
    const [plainLow, plainHigh] = wilsonInterval(20, 100)
    expect(high - low).toBeGreaterThan(1.5 * (plainHigh - plainLow))
  })
})
