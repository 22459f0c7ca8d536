import { describe, expect, it } from 'vitest'
import type { SampleSpec } from '@/lib/core/run/run'
import { factsOf, rowFactOf, trialOf } from '@/lib/core/scoring/run-facts.fixture'
import type { SkuFacts } from '@/lib/core/sku/sku-score'
import { exportSkus, skuChoiceSchema, skuStageOf } from './sku-stage'

const sample: SampleSpec = { strategy: 'uniform', size: 2, seed: 5 }
const run = { poolId: 'p', sample }
const sku = (name: string, score: number): SkuFacts => ({
  ...{ sku: name, product: '甲', category: '', stock: null },
  ...{ impressions: null, clicks: null, score },
})
const pools = { listSkus: async () => [sku('1', 0.2), sku('2', 0.1)] }
const facts = factsOf({
  rows: [rowFactOf({ labelSkus: ['2'] }), rowFactOf({ labelSkus: ['9'] })],
  arms: [
    [0, 1].map((position) => trialOf({ position, rowIndex: 10 + position, products: ['甲'], poolProducts: ['甲'] })),
  ],
})
const choice = { policy: 'mean', epsilon: 0, per: 2 } as const

describe('skuStageOf', () => {
  it('shows and scores the SKUs of each row', async () => {
    const [arm] = (await skuStageOf(pools, run, facts, [0], choice)) ?? []
    expect(arm?.figures).toMatchObject({ rows: 2, hitAt: { 1: 0, 3: 0.5 }, shown: 2 })
    expect(arm?.rows[0]).toMatchObject({ rowIndex: 10, labelSkus: ['2'], skus: [{ sku: '1' }, { sku: '2' }] })
  })

  it('has nothing to show without a pool, or without SKUs', async () => {
    expect(await skuStageOf(pools, { ...run, poolId: null }, facts, [0], choice)).toBeNull()
    expect(await skuStageOf({ listSkus: async () => [] }, run, facts, [0], choice)).toBeNull()
  })
})

describe('exportSkus', () => {
  const read = async (given: Parameters<typeof exportSkus>[1]) => {
    const pieces: string[] = []
    for await (const piece of exportSkus(pools, given, facts, ['a v1'], choice)) pieces.push(piece)
    return pieces.join('')
  }

  it('writes a line a SKU, with its propensity', async () => {
    expect(await read(run)).toBe(
      [
        '\uFEFFrow,version,rank,product,sku,score,propensity',
        '10,a v1,1,甲,1,0.200000,1.0000',
        '10,a v1,2,甲,2,0.100000,1.0000',
        '11,a v1,1,甲,1,0.200000,1.0000',
        '11,a v1,2,甲,2,0.100000,1.0000',
        '',
      ].join('\r\n'),
    )
    expect(await read({ ...run, poolId: null })).toBe('\uFEFFrow,version,rank,product,sku,score,propensity\r\n')
  })
})

it('falls back on what makes no sense', () => {
  expect(skuChoiceSchema.parse({})).toEqual({ policy: 'thompson', epsilon: 0, per: 3 })
  expect(skuChoiceSchema.parse({ policy: 'x', epsilon: '7', per: '0' })).toEqual({
    policy: 'thompson',
    epsilon: 0,
    per: 3,
  })
  expect(skuChoiceSchema.parse({ policy: 'ucb', epsilon: '0.1', per: '2' })).toEqual({
    policy: 'ucb',
    epsilon: 0.1,
    per: 2,
  })
})
