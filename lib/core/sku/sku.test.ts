import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { factsOf, rowFactOf, trialOf } from '../scoring/run-facts.fixture'
import { listSkus, scoreSkus, worthOfSkus } from './score-skus'
import { createSkuStage, PROPENSITY_FLOOR } from './sku-list'
import { beliefsOf, drawBeta, isShowable, PRIOR_STRENGTH, rankSkus, type SkuFacts } from './sku-score'

const sku = (name: string, facts: Partial<SkuFacts> = {}): SkuFacts => ({
  sku: name,
  product: '甲',
  category: '感冒',
  stock: null,
  impressions: null,
  clicks: null,
  score: null,
  ...facts,
})

describe('beliefsOf', () => {
  it('begins with the score, else with the category, else with the pool', () => {
    const beliefs = beliefsOf([
      sku('1', { score: 0.2, impressions: 10, clicks: 4 }),
      sku('2', { impressions: 90, clicks: 6 }),
      sku('3', { category: '孕产' }),
      sku('4', { category: '孕产', impressions: 0 }),
    ])
    const mean = (of: string) => {
      const belief = beliefs.get(of)
      return (belief?.a ?? 0) / ((belief?.a ?? 0) + (belief?.b ?? 0))
    }
    expect(beliefs.get('1')).toEqual({ sku: '1', a: PRIOR_STRENGTH * 0.2 + 4, b: PRIOR_STRENGTH * 0.8 + 6 })
    expect(mean('2')).toBeCloseTo((PRIOR_STRENGTH * 0.1 + 6) / (PRIOR_STRENGTH + 90), 12)
    expect([mean('3'), mean('4')]).toEqual([0.1, 0.1])
    expect(mean('x')).toBeNaN()
  })

  it('believes nothing that can’t be drawn from, whatever the pool says', () => {
    const count = fc.option(fc.integer({ min: -5, max: 100 }))
    const facts = fc.record({
      impressions: count,
      clicks: count,
      score: fc.option(fc.double({ min: -1, max: 2, noNaN: true })),
    })
    fc.assert(
      fc.property(fc.array(facts), (given) => {
        for (const { a, b } of beliefsOf(given.map((one, at) => sku(String(at), one))).values()) {
          expect(a).toBeGreaterThan(0)
          expect(b).toBeGreaterThan(0)
        }
      }),
    )
  })
})

describe('drawBeta', () => {
  // Mean a/(a+b), variance ab/((a+b)²(a+b+1)); the standard error of 20,000 draws is below .002 here.
  it.each([
    [2, 5],
    [0.4, 0.8],
    [30, 970],
  ])('has the mean and variance of Beta(%d, %d)', (a, b) => {
    const random = seededRandom(4)
    const draws = Array.from({ length: 20_000 }, () => drawBeta(a, b, random))
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
    const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length
    expect(Math.abs(mean - a / (a + b))).toBeLessThan(0.008)
    expect(variance / ((a * b) / ((a + b) ** 2 * (a + b + 1)))).toBeCloseTo(1, 1)
  })
})

describe('rankSkus', () => {
  const beliefs = [
    { sku: 'sure', a: 100, b: 900 },
    { sku: 'new', a: 2, b: 28 },
    { sku: 'bad', a: 1, b: 999 },
  ]

  it('goes by the mean, or by its upper bound, which looks at what is hardly known', () => {
    const random = seededRandom(1)
    expect(rankSkus(beliefs, 'mean', 0, random).map((one) => one.sku)).toEqual(['sure', 'new', 'bad'])
    expect(rankSkus(beliefs, 'ucb', 0, random).map((one) => one.sku)).toEqual(['new', 'sure', 'bad'])
    // UCB1 by hand: 2/30 + √(2·ln 2030/30)
    expect(rankSkus(beliefs, 'ucb', 0, random)[0]?.score).toBeCloseTo(2 / 30 + Math.sqrt((2 * Math.log(2030)) / 30), 12)
  })

  it('keeps what lies below ε back', () => {
    expect(rankSkus(beliefs, 'mean', 0.05, seededRandom(1)).map((one) => one.sku)).toEqual(['sure', 'new'])
    expect(rankSkus([], 'thompson', 0, seededRandom(1))).toEqual([])
  })
})

describe('createSkuStage', () => {
  const pool = [
    sku('a1', { score: 0.3 }),
    sku('a2', { score: 0.25 }),
    sku('a3', { score: 0.9, stock: 0 }),
    sku('b1', { product: '乙', score: 0.1 }),
    sku('', { product: '丙' }),
  ]
  const stage = createSkuStage(pool, { policy: 'thompson', epsilon: 0, perProduct: 2, seed: 3 })

  it('shows the best of each product first, and nothing that is out of stock', () => {
    const list = stage.list(7, ['甲', '丙', '乙', '甲', '无'])
    expect(list.map(({ product }) => product)).toEqual(['甲', '乙', '甲'])
    expect(new Set(list.map((one) => one.sku))).toEqual(new Set(['a1', 'a2', 'b1']))
    expect(isShowable(pool[2] ?? sku('x'))).toBe(false)
  })

  it('is the same for a row and a seed, and explores over rows', () => {
    expect(stage.list(7, ['甲'])).toEqual(stage.list(7, ['甲']))
    const firsts = Array.from({ length: 100 }, (_, row) => stage.list(row, ['甲'])[0]?.sku)
    expect(new Set(firsts)).toEqual(new Set(['a1', 'a2']))
  })

  it('logs the chance that each had', () => {
    const one = createSkuStage(pool, { policy: 'thompson', epsilon: 0, perProduct: 1, seed: 3 })
    const shown = Array.from({ length: 400 }, (_, row) => one.list(row, ['甲'])[0])
    const first = shown.filter((each) => each?.sku === 'a1')
    expect(first.length / 400).toBeGreaterThan((first[0]?.propensity ?? 0) - 0.12)
    expect(first.length / 400).toBeLessThan((first[0]?.propensity ?? 0) + 0.12)
    const sure = createSkuStage(pool, { policy: 'mean', epsilon: 0, perProduct: 1, seed: 3 }).list(0, ['甲'])
    expect(sure).toEqual([{ product: '甲', sku: 'a1', score: 0.3, propensity: 1 }])
    for (const each of shown) expect(each?.propensity).toBeGreaterThanOrEqual(PROPENSITY_FLOOR)
  })
})

describe('scoreSkus', () => {
  const pool = [sku('a1', { score: 0.3 }), sku('a2', { score: 0.2 }), sku('b1', { product: '乙', score: 0.1 })]
  const stage = createSkuStage(pool, { policy: 'mean', epsilon: 0, perProduct: 2, seed: 1 })
  const named = (position: number, ...products: string[]) => trialOf({ position, products, poolProducts: products })
  const facts = factsOf({
    rows: [
      rowFactOf({ labelSkus: ['a2'] }),
      rowFactOf({ labelSkus: ['b1', 'x'] }),
      rowFactOf(),
      rowFactOf({ labelSkus: ['y'] }),
    ],
    arms: [[named(0, '甲', '乙'), named(1, '甲', '乙'), named(2, '甲'), named(3)]],
  })

  it('counts the rows whose SKU was among the first, over those that have one', () => {
    const lists = listSkus(facts, 0, stage, 5)
    expect(lists.map(({ skus }) => skus.map((one) => one.sku))).toEqual([
      ['a1', 'b1', 'a2'],
      ['a1', 'b1', 'a2'],
      ['a1', 'a2'],
      [],
    ])
    expect(scoreSkus(facts, lists, [1, 2, 3])).toMatchObject({ rows: 3, hitAt: { 1: 0, 2: 1 / 3, 3: 2 / 3 }, shown: 2 })
    expect(listSkus(facts, 0, stage, 1)[0]?.skus.map((one) => one.sku)).toEqual(['a1', 'a2'])
    expect(scoreSkus(facts, [], [1])).toMatchObject({ rows: 0, shown: 0 })
  })
})

describe('worthOfSkus', () => {
  const pool = [sku('a1', { score: 0.3 }), sku('a2', { score: 0.2 }), sku('b1', { product: '乙', score: 0.1 })]
  const stage = createSkuStage(pool, { policy: 'mean', epsilon: 0, perProduct: 1, seed: 1 })

  it('knows the chance of an action among the places of a row', () => {
    const chance = (action: string, product: string | null, ...products: string[]) =>
      stage.chanceOf({ action, product }, products)
    expect(chance('a1', null, '甲')).toBe(1)
    expect(chance('a1', null, '甲', '乙')).toBe(0.5)
    expect(chance('a2', null, '甲', '乙')).toBe(0)
    expect(chance('b1', null, '甲')).toBe(0)
    expect(chance('阿乙', '乙', '甲', '乙')).toBe(0.5)
    expect(chance('什么', null, '甲')).toBe(0)
    expect(chance('a1', null)).toBe(0)
  })

  const rows = Array.from({ length: 600 }, (_, at) =>
    rowFactOf({
      logged:
        at % 3 === 2
          ? null
          : { action: at % 3 === 0 ? 'a1' : 'b1', product: null, reward: at % 3 === 0 ? 3 : 1, propensity: 0.5 },
    }),
  )
  const arm = rows.map((_, position) => trialOf({ position, products: ['甲'], poolProducts: ['甲'] }))

  it('is the reward of the rows on which the list shows what was shown then', () => {
    const worth = worthOfSkus(factsOf({ rows, arms: [arm] }), 0, stage, 5)
    expect(worth).toMatchObject({ rows: 400, matched: 200, effectiveRows: 200, loggedValue: 2, knownChances: true })
    expect(worth?.value?.mean).toBeCloseTo(3, 12)
  })

  it('takes shares for chances that nobody wrote down, and says so', () => {
    const unknown = rows.map((row) => ({ ...row, logged: row.logged && { ...row.logged, propensity: null } }))
    expect(worthOfSkus(factsOf({ rows: unknown, arms: [arm] }), 0, stage, 5)).toMatchObject({
      ...{ rows: 400, effectiveRows: 200, knownChances: false },
      value: { mean: 3 },
    })
    const some = rows.map((row, at) => ({
      ...row,
      logged: row.logged && { ...row.logged, propensity: at < 300 ? 0.5 : null },
    }))
    expect(worthOfSkus(factsOf({ rows: some, arms: [arm] }), 0, stage, 5)).toMatchObject({ rows: 200, value: null })
  })

  it('has nothing to say without a log', () => {
    expect(worthOfSkus(factsOf({ rows: [rowFactOf()], arms: [arm.slice(0, 1)] }), 0, stage, 5)).toBeNull()
  })
})
