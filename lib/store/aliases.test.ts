import { expect, it } from 'vitest'
import { createAliasStore } from './aliases'
import { createPoolStore, type PoolLine } from './pools'
import { createSceneStore } from './scenes'
import { describeOnEachDatabase } from './testing/test-database'

const line = (product: string, sku: string, score: number | null = null): PoolLine => ({
  product,
  sku,
  category: '',
  price: null,
  stock: null,
  impressions: null,
  clicks: null,
  score,
})

describeOnEachDatabase('aliases', (database) => {
  const prepare = async (lines: PoolLine[]) => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('健康频道')
    const pools = createPoolStore(prisma)
    const poolId = await pools.begin(sceneId, 'pool.csv')
    await pools.insertLines(poolId, 0, lines)
    return { sceneId, pools, poolId, aliases: createAliasStore(prisma) }
  }

  it('come with the pool that is published, and a later one changes what they mean', async () => {
    const { sceneId, pools, poolId, aliases } = await prepare([line('甲', '1')])
    await aliases.save(sceneId, { alias: '旧', product: '丙' })
    await pools.publish(poolId, { sha256: 'x', rejected: 0 }, [
      { alias: '旧', product: '甲' },
      { alias: '阿甲', product: '甲' },
    ])
    expect((await pools.findCurrent(sceneId))?.id).toBe(poolId)
    expect(await aliases.list(sceneId)).toEqual([
      { alias: '旧', product: '甲' },
      { alias: '阿甲', product: '甲' },
    ])
    await aliases.save(sceneId, { alias: '阿乙', product: '乙' })
    expect(await aliases.listNewest(sceneId, poolId, 1)).toEqual({
      total: 3,
      aliases: [{ alias: '阿乙', product: '乙', inPool: false }],
    })
  })

  it('have a fingerprint that changes with them and comes back when they do', async () => {
    const { sceneId, aliases } = await prepare([])
    expect(await aliases.fingerprint(sceneId)).toBe('')
    await aliases.save(sceneId, { alias: 'a', product: '甲' })
    const one = await aliases.fingerprint(sceneId)
    await aliases.save(sceneId, { alias: 'a', product: '乙' })
    expect(await aliases.fingerprint(sceneId)).not.toBe(one)
    await aliases.save(sceneId, { alias: 'a', product: '甲' })
    expect(await aliases.fingerprint(sceneId)).toBe(one)
    await aliases.delete(sceneId, 'a')
    expect(await aliases.list(sceneId)).toEqual([])
  })

  it('tells SKUs under several products, in the order of the pool, and the best score', async () => {
    const { pools, poolId } = await prepare([
      line('乙', '9', 0.2),
      line('甲', '7', 0.1),
      line('甲', '9'),
      line('丙', '7'),
      line('丙', ''),
      line('甲', ''),
      line('乙', '9', 0.4),
    ])
    expect(await pools.listSkuConflicts(poolId, 10)).toEqual([
      { sku: '9', products: ['乙', '甲'], positions: [0, 2, 6] },
      { sku: '7', products: ['甲', '丙'], positions: [1, 3] },
    ])
    expect(await pools.listSkuConflicts(poolId, 1)).toHaveLength(1)
    expect(await pools.listKnownNames(poolId, ['甲', '丁'])).toEqual(new Set(['甲']))
    const { products } = await pools.listProducts(poolId, '', 0, 10)
    expect(products.map(({ product, score }) => [product, score])).toEqual([
      ['乙', 0.4],
      ['甲', 0.1],
      ['丙', null],
    ])
  })
})
