import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureArm } from './full-metrics'
import { matchLabels } from './match-labels'
import { factsOf, rowFactOf, trialOf } from './run-facts.fixture'

const degrees: Record<string, Record<string, number>> = {
  a: { A: 0.9, B: 0.85 },
  b: { A: 0.95, B: 0.1 },
  c: { A: 0, B: 0.8 },
}
const degree = (product: string, label: string) => degrees[product]?.[label] ?? 0

describe('matchLabels', () => {
  it('gives each label a product of its own, by best degree', () => {
    expect(matchLabels(['a', 'b', 'c'], ['A', 'B'], degree, 0.8)).toEqual([2, 1])
    expect(matchLabels(['a'], ['A', 'B'], degree, 0.8)).toEqual([1, 0])
    expect(matchLabels(['c', 'c'], ['B', 'A'], degree, 0.8)).toEqual([1, 0])
    expect(matchLabels(['a', 'b'], ['A'], degree, 0.99)).toEqual([0])
    expect(matchLabels([], ['A'], degree, 0)).toEqual([0])
  })

  it('uses no product twice, and leaves no label and product apart that would still fit', () => {
    const grades = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 3 }), { maxLength: 5 })
    fc.assert(
      fc.property(grades, (rows) => {
        const names = rows.map((_, at) => String(at))
        const reached = (product: string, label: string) => (rows[Number(product)]?.[Number(label)] ?? 0) / 4
        const ranks = matchLabels(names, ['0', '1', '2'], reached, 0.5)
        const used = ranks.filter((rank) => rank > 0)
        expect(new Set(used).size).toBe(used.length)
        for (const [label, rank] of ranks.entries()) {
          if (rank > 0) expect(reached(String(rank - 1), String(label))).toBeGreaterThanOrEqual(0.5)
          else
            for (const [at, name] of names.entries())
              expect(used.includes(at + 1) || reached(name, String(label)) < 0.5).toBe(true)
        }
      }),
    )
  })
})

describe('measureArm', () => {
  const pool = new Map(['甲', '乙', '丙', '丁'].map((product) => [product, { category: '', inStock: null }]))
  const one = rowFactOf({ labels: ['甲'], takenBefore: true })
  const two = rowFactOf({ labels: ['甲', '乙'], takenBefore: false })
  const named = (position: number, hitRank: number, ...products: string[]) =>
    trialOf({ position, hitRank, products, poolProducts: products.map((name) => (pool.has(name) ? name : null)) })
  const facts = factsOf({
    pool,
    rows: [one, two, two, one],
    arms: [
      [
        named(0, 2, '丙', '甲'),
        named(1, 1, '乙', '丙', '甲'),
        named(2, 0, '神仙水'),
        trialOf({ position: 3, outcome: 'failed' }),
      ],
    ],
    taken: new Map([
      ['甲', 5],
      ['乙', 1],
    ]),
  })
  const metrics = measureArm(facts, 0, [1, 3], 3)

  it('finds several labels, each by a product of its own; every row stays in the denominator', () => {
    expect(metrics.hitAt).toEqual({ 1: 0.25, 3: 0.5 })
    // Row by row at 3: 1/1, 2/2, 0/2, 0.
    expect(metrics.recallAt).toEqual({ 1: 0.125, 3: 0.5 })
    expect(metrics.severalLabels).toBe(2)
    expect(metrics.mrr).toBe(0.375)
  })

  it('has the NDCG of Järvelin & Kekäläinen, over all rows', () => {
    // By hand at 3: found at 2 of one label, 1/log₂3; found at 1 and 3 of two labels, (1 + 1/2)/(1 + 1/log₂3).
    expect(metrics.ndcgAt['3']).toBeCloseTo((0.6309297535714574 + 0.9197207891481876) / 4, 12)
  })

  it('tells repeats from what is new', () => {
    expect(metrics.repeat).toMatchObject({ rows: 2, hitAt: { 3: 0.5 } })
    expect(metrics.fresh).toMatchObject({ rows: 2, hitAt: { 1: 0.5 } })
    const untold = factsOf({ rows: [rowFactOf()], arms: [[trialOf({ position: 0 })]] })
    expect(measureArm(untold, 0, [5], 5)).toMatchObject({
      repeat: null,
      fresh: null,
      novelty: null,
      catalogueCoverage: null,
    })
  })

  it('measures coverage, and how new the named products are', () => {
    expect(metrics).toMatchObject({ answerCoverage: 0.5, catalogueCoverage: 0.75, conditionalHitAt: { 3: 1 } })
    // Shares with one added to each of four: 甲 6/10, 乙 2/10, 丙 1/10; named 丙 甲 乙 丙 甲.
    const bits = (share: number) => -Math.log2(share)
    expect(metrics.novelty).toBeCloseTo((2 * bits(0.1) + 2 * bits(0.6) + bits(0.2)) / 5, 12)
  })

  it('has no more recall than hits, and the same for rows of one label', () => {
    const trial = fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 4 }))
    fc.assert(
      fc.property(fc.array(trial, { minLength: 1 }), (given) => {
        const trials = given.map(([hitRank], position) => trialOf({ position, hitRank }))
        const single = factsOf({ rows: given.map(() => rowFactOf()), arms: [trials] })
        const { hitAt, recallAt, ndcgAt } = measureArm(single, 0, [1, 2, 4], 4)
        expect(recallAt).toEqual(hitAt)
        for (const k of [1, 2, 4]) expect(ndcgAt[k]).toBeLessThanOrEqual((hitAt[k] ?? 0) + 1e-12)
      }),
    )
  })
})
