import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { funnelOf, lossOf, lossReasons } from './funnel'
import { reportMisses } from './miss-report'
import { missKindOf, missKinds } from './misses'
import { positionsOf, type RowSet } from './row-set'
import type { PoolFact } from './run-facts'
import { factsOf, rowFactOf, trialOf } from './run-facts.fixture'

const pool = new Map<string, PoolFact>([
  ['布洛芬缓释胶囊', { category: '感冒', inStock: true }],
  ['感冒清热颗粒', { category: '感冒', inStock: false }],
  ['叶酸片', { category: '孕产', inStock: null }],
  ['创可贴', { category: '', inStock: true }],
])
const row = rowFactOf({ labels: ['布洛芬缓释胶囊'], labelProducts: ['布洛芬缓释胶囊'] })
const named = (...products: string[]) => ({
  position: 0,
  products,
  poolProducts: products.map((product) => (pool.has(product) ? product : null)),
})
const facts = (trials: Partial<ReturnType<typeof trialOf>>[], rows = trials.map(() => row)) =>
  factsOf({ pool, rows, arms: [trials.map((trial, position) => trialOf({ ...trial, position }))] })
const kindOf = (trial: Partial<ReturnType<typeof trialOf>>, fact = row) =>
  missKindOf(facts([trial], [fact]), trialOf({ ...trial, position: 0 }), 2)

describe('missKindOf', () => {
  it('tells the kinds apart', () => {
    expect(kindOf({ hitRank: 2 })).toBeNull()
    expect(kindOf({ outcome: 'refused' })).toBe('lost')
    expect(kindOf({ ...named('叶酸片'), hitRank: 3 })).toBe('late')
    expect(kindOf(named('叶酸片', '感冒清热颗粒'))).toBe('sameCategory')
    expect(kindOf(named('叶酸片', '创可贴', '感冒清热颗粒'))).toBe('other')
    expect(kindOf(named('神仙水'))).toBe('outside')
    expect(kindOf({ ...named('布洛芬胶囊'), degree: 0.7, bestProduct: '布洛芬胶囊' })).toBe('near')
    expect(kindOf({ ...named('布洛芬'), degree: 0.4 })).toBe('outside')
  })

  it('knows another package of the label, and a label that the pool lacks', () => {
    const packed = rowFactOf({ labels: ['叶酸片 0.4mg*31片'], labelProducts: ['叶酸片'] })
    expect(kindOf({ ...named('叶酸片 5mg*100片'), degree: 0.6 }, packed)).toBe('otherSpec')
    expect(kindOf(named('叶酸片'), rowFactOf({ labels: ['外来品'], labelProducts: [null] }))).toBe('unlisted')
  })

  it('asks no pool where there is none', () => {
    const bare = factsOf({ rows: [rowFactOf()], arms: [] })
    expect(missKindOf(bare, trialOf({ ...named('叶酸片') }), 5)).toBe('other')
  })
})

describe('reportMisses', () => {
  const many = facts(
    [
      { ...named('感冒清热颗粒', '创可贴') },
      { ...named('感冒清热颗粒', '布洛芬缓释胶囊'), hitRank: 2 },
      { ...named('神仙水', '叶酸片') },
      { outcome: 'failed' as const },
      { ...named('叶酸片') },
    ],
    [row, row, row, row, rowFactOf({ labels: ['创可贴', '外来品'], labelProducts: ['创可贴', null] })],
  )
  const report = reportMisses(many, 0, 2)

  it('counts what was missed, by category of the label and by what was said instead', () => {
    expect(report).toMatchObject({ rows: 5, misses: 4 })
    expect(report.kinds).toMatchObject({ lost: 1, sameCategory: 1, other: 2 })
    expect(report.categories).toEqual([
      {
        category: '=感冒',
        rows: 4,
        misses: 3,
        said: [
          { category: '=感冒', rows: 1 },
          { category: '=孕产', rows: 1 },
          { category: 'lost', rows: 1 },
        ],
      },
      { category: 'none', rows: 1, misses: 1, said: [{ category: '=孕产', rows: 1 }] },
    ])
  })

  it('names the commonest wrong answers beside how often they are right, and what the pool lacks', () => {
    expect(report.wrong[0]).toEqual({ name: '感冒清热颗粒', inPool: true, rows: 2, named: 0.4, taken: 0 })
    expect(report.wrong.map(({ name, rows }) => [name, rows])).toEqual([
      ['感冒清热颗粒', 2],
      ['叶酸片', 2],
      ['创可贴', 1],
      ['神仙水', 1],
    ])
    expect(report.unknown).toEqual([{ name: '神仙水', rows: 1 }])
  })

  it('measures how varied answers and labels are', () => {
    // Seven mentions: 2, 2, 1, 1, 1; exp of SciPy 1.17.1 stats.entropy([2, 2, 1, 1, 1])
    expect(report.bias.named.distinct).toBe(5)
    expect(report.bias.named.effective).toBeCloseTo(4.71, 2)
    expect(report.bias.taken).toMatchObject({ distinct: 3 })
    expect(report.bias).toMatchObject({ topNamed: 1, topTaken: 5 / 6 })
    expect(reportMisses(factsOf({ arms: [[]] }), 0, 5).bias).toEqual({
      named: { effective: 0, distinct: 0 },
      taken: { effective: 0, distinct: 0 },
      topNamed: 0,
      topTaken: 0,
    })
  })

  it('opens just the rows that its figures count', () => {
    const rowsOf = (...set: RowSet) => positionsOf(many, set, 2)
    expect(rowsOf('miss', 0, 'sameCategory')).toEqual([0])
    expect(rowsOf('said', 0, '=感冒', '=孕产')).toEqual([2])
    expect(rowsOf('said', 0, '=感冒', '')).toEqual([0, 2, 3])
    expect(rowsOf('wrong', 0, 'pool', '感冒清热颗粒')).toEqual([0, 1])
    expect(rowsOf('wrong', 0, 'unknown', '神仙水')).toEqual([2])
    expect(rowsOf('wrong', 7, 'pool', '叶酸片')).toEqual([])
  })
})

describe('funnelOf', () => {
  it('loses each row once, with its reason', () => {
    const run = facts([
      { ...named('布洛芬缓释胶囊'), hitRank: 1 },
      { ...named('感冒清热颗粒') },
      { ...named('感冒清热颗粒', '叶酸片') },
      { ...named('神仙水'), hitRank: 1 },
      { outcome: 'unparseable' as const },
      { outcome: 'failed' as const },
    ])
    const { steps, hitsLost } = funnelOf(run, 0, 5)
    expect(
      steps.map(({ stage, rows, losses }) => [
        stage,
        rows,
        losses.map(({ reason, rows: lost }) => `${reason} ${lost}`),
      ]),
    ).toEqual([
      ['asked', 6, []],
      ['answered', 5, ['failed 1']],
      ['parsed', 4, ['unparseable 1']],
      ['mapped', 3, ['outside 1']],
      ['inStock', 2, ['outOfStock 1']],
      ['hit', 1, ['missed 1']],
    ])
    expect(hitsLost).toBe(1)
    expect(positionsOf(run, ['loss', 0, 'outOfStock'], 5)).toEqual([1])
  })

  it('leaves out what the pool doesn’t tell', () => {
    expect(
      funnelOf(factsOf({ arms: [[trialOf({ position: 0, hitRank: 1 })]] }), 0, 5).steps.map(({ stage }) => stage),
    ).toEqual(['asked', 'answered', 'parsed', 'hit'])
    const unknownStock = new Map([['叶酸片', { category: '', inStock: null }]])
    expect(funnelOf(factsOf({ pool: unknownStock, arms: [] }), 0, 5).steps.map(({ stage }) => stage)).not.toContain(
      'inStock',
    )
  })

  it('has a kind for every miss and a reason for every loss, whatever the trials', () => {
    const name = fc.constantFrom('布洛芬缓释胶囊', '感冒清热颗粒', '叶酸片', '神仙水', '')
    const trial = fc.record({
      outcome: fc.constantFrom('scored' as const, 'failed' as const, 'refused' as const, 'unparseable' as const),
      products: fc.array(name, { maxLength: 4 }),
      hitRank: fc.nat(4),
      degree: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(trial), (given) => {
        const run = facts(
          given.map(({ outcome, products, hitRank, degree }) =>
            outcome === 'scored'
              ? { ...named(...products), outcome, degree, hitRank: Math.min(hitRank, products.length) }
              : { outcome },
          ),
        )
        const report = reportMisses(run, 0, 2)
        const hits = given.length - report.misses
        expect(missKinds.reduce((sum, kind) => sum + report.kinds[kind], 0)).toBe(report.misses)
        const { steps, hitsLost } = funnelOf(run, 0, 2)
        expect(steps.at(-1)?.rows).toBe(hits - hitsLost)
        const lost = lossReasons.flatMap((reason) => positionsOf(run, ['loss', 0, reason], 2))
        expect(lost.length).toBe(given.length - (steps.at(-1)?.rows ?? 0))
        expect(
          (run.arms[0] ?? []).every((one) => lossOf(run, one, 2) !== null || missKindOf(run, one, 2) === null),
        ).toBe(true)
      }),
    )
  })
})
