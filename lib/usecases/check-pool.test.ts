import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Column } from '@/lib/core/dataset/dataset'
import { createNormaliser } from '@/lib/core/matching/normalise'
import { toSimplified } from '@/lib/files/to-simplified'
import { createAliasStore } from '@/lib/store/aliases'
import { createDatasetStore } from '@/lib/store/datasets'
import { createPoolStore } from '@/lib/store/pools'
import { createSceneStore } from '@/lib/store/scenes'
import { tempFolders } from '@/lib/store/testing/temp-folder'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { adoptAlias } from './aliases'
import { checkLabels, checkPool } from './check-pool'
import { importPool } from './import-pool'
import { matchCsvLines, matchName, matchNames, splitNames } from './match-names'
import { createPoolMatchers } from './pool-matchers'

const folder = tempFolders()
const normaliser = createNormaliser({ toSimplified })
const column = (name: string, role: Column['role']): Column => ({
  name,
  role,
  kind: 'category',
  coverage: 1,
  distinct: 2,
  topValues: [],
})

const poolCsv = [
  '产品,别名,SKU,价格,精排分',
  '布洛芬缓释胶囊,芬必得|布洛芬,1,9,0.3',
  ',无名,2,1,1',
  '感冒灵颗粒,,3,5,0.2',
  '感冒灵颗粒 10袋,芬必得,3,6,0.9',
  'ＡＢ片,感冒灵颗粒,4,2,0.1',
].join('\n')

describeOnEachDatabase('the check of a pool', (database) => {
  const prepare = async (labels: string[]) => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('场景')
    const pools = createPoolStore(prisma)
    const aliases = createAliasStore(prisma)
    const datasets = createDatasetStore(prisma)
    const datasetId = await datasets.begin({ sceneId, name: '六月', fileName: 'x.csv' })
    await datasets.insertRows(
      datasetId,
      labels.map((label, index) => ({ index, cells: ['u', label] })),
    )
    const dataset = { id: datasetId, columns: [column('用户', 'user'), column('下一产品', 'label')] }
    const bring = async (csv: string, score?: string) => {
      const path = join(folder(), 'pool.csv')
      writeFileSync(path, csv)
      return await importPool(pools, { sceneId, path, fileName: 'pool.csv', columns: { score } })
    }
    const matchers = createPoolMatchers({ pools, aliases, normaliser })
    const open = async () => {
      const opened = await matchers.open(sceneId)
      if (opened === null) throw new Error('the scene has a pool')
      return opened
    }
    return { sceneId, pools, aliases, dataset, bring, matchers, open, ports: { pools, normaliser } }
  }

  it('imports aliases and the chosen score, and names what means two things with the rows of the file', async () => {
    const { sceneId, pools, aliases, bring } = await prepare([])
    const imported = await bring(poolCsv, '精排分')
    expect(imported).toMatchObject({
      skus: 4,
      rejected: 1,
      aliases: 2,
      skuConflicts: [{ name: '3', products: ['感冒灵颗粒', '感冒灵颗粒 10袋'], rows: [3, 4] }],
      aliasConflicts: [{ name: '芬必得', products: ['布洛芬缓释胶囊', '感冒灵颗粒 10袋'], rows: [1, 4] }],
      takenNames: ['感冒灵颗粒'],
    })
    expect(imported.taken).toContainEqual({ field: 'score', column: '精排分' })
    expect(await aliases.list(sceneId)).toEqual([
      { alias: '布洛芬', product: '布洛芬缓释胶囊' },
      { alias: '芬必得', product: '布洛芬缓释胶囊' },
    ])
    expect((await pools.listProducts(imported.id, '布洛芬', 0, 1)).products[0]?.score).toBe(0.3)
    await expect(bring(poolCsv, '没有')).rejects.toMatchObject({ code: 'column.missing' })
    // A column of numbers says which of its cells are none.
    expect(imported.unread).toEqual([])
    const odd = await bring('产品,价格,库存\n甲,￥1,暂无\n乙,"1,2","约 3 件"\n', undefined)
    expect(odd.unread).toEqual([{ field: 'stock', count: 2, example: '暂无', row: 1 }])
  })

  it('tells labels that the pool has not, their nearest products, and knows an adopted alias', async () => {
    const { sceneId, pools, aliases, dataset, bring, open, ports } = await prepare([
      '感冒灵颗粒',
      '感冒灵颗粒 20袋|芬必得',
      '阿莫西林',
      '阿莫西林',
      '布洛芬胶囊',
      '',
    ])
    await bring(poolCsv)
    const options = { theta: 0.8, limit: 2 }
    const before = await checkLabels(ports, await open(), dataset, options)
    expect(before).toMatchObject({ labels: 5, mentions: 6, missingLabels: 2, missingMentions: 3, nearMentions: 0 })
    expect(before.missing.map(({ label, rows }) => [label, rows])).toEqual([
      ['阿莫西林', 2],
      ['布洛芬胶囊', 1],
    ])
    expect(before.missing[0]?.nearest).toEqual([])
    expect(before.missing[1]?.nearest[0]).toMatchObject({
      product: '布洛芬缓释胶囊',
      alias: '布洛芬',
      reason: { grade: 'lexical', packages: 'unsaid' },
    })

    await adoptAlias({ pools, aliases }, sceneId, { alias: '布洛芬胶囊', product: '布洛芬缓释胶囊' })
    const after = await checkLabels(ports, await open(), dataset, options)
    expect(after.missing.map(({ label }) => label)).toEqual(['阿莫西林'])
    await aliases.delete(sceneId, '布洛芬胶囊')
    expect(await checkLabels(ports, await open(), dataset, options)).toEqual(before)

    const unlabelled = { ...dataset, columns: [column('用户', 'user')] }
    await expect(checkLabels(ports, await open(), unlabelled, options)).rejects.toMatchObject({
      code: 'column.noLabel',
    })
  })

  it('refuses an alias that is a product and a product that is not there', async () => {
    const { sceneId, pools, aliases, bring } = await prepare([])
    const adopt = (alias: string, product: string) => adoptAlias({ pools, aliases }, sceneId, { alias, product })
    await expect(adopt('x', 'y')).rejects.toMatchObject({ code: 'notFound.pool' })
    await bring(poolCsv)
    await expect(adopt('感冒灵颗粒', 'ＡＢ片')).rejects.toMatchObject({ code: 'alias.isProduct' })
    await expect(adopt('感冒灵', '没有')).rejects.toMatchObject({
      code: 'alias.notInPool',
      params: { product: '没有' },
    })
    // What it meant before is told, so that it can be had again.
    await aliases.save(sceneId, { alias: '感冒灵', product: '旧产品' })
    expect(await adopt('感冒灵', '感冒灵颗粒')).toEqual({ before: '旧产品' })
    expect(await adopt('灵', '感冒灵颗粒')).toEqual({ before: null })
  })

  it('finds what stands in the pool twice', async () => {
    const { bring, open, ports } = await prepare([])
    await bring(`${poolCsv}\nab片,,5,2,0.1`)
    expect(await checkPool(ports, await open(), 10)).toEqual({
      duplicates: [
        { products: ['感冒灵颗粒', '感冒灵颗粒 10袋'], differences: ['package'] },
        { products: ['ＡＢ片', 'ab片'], differences: ['width', 'case'] },
      ],
      skuConflicts: [{ sku: '3', products: ['感冒灵颗粒', '感冒灵颗粒 10袋'], positions: [1, 2] }],
    })
  })

  it('matches one name with its reason and many names as CSV, and opens a pool once', async () => {
    const { sceneId, bring, matchers } = await prepare([])
    await expect(matchName({ matchers, normaliser }, sceneId, '芬必得', 3)).rejects.toMatchObject({
      code: 'notFound.pool',
    })
    await bring(poolCsv)
    expect((await matchName({ matchers, normaliser }, sceneId, '【特价】芬必得', 3))[0]).toMatchObject({
      name: '布洛芬缓释胶囊',
      degree: 1,
      alias: '芬必得',
      reason: { grade: 'exact' },
    })
    const found = await matchNames(matchers, sceneId, { names: splitNames('芬必得\r\n\r\n=x\n\n'), k: 1, theta: 0.8 })
    expect(found.map(({ input, matches }) => matchCsvLines(input, matches)).join('')).toBe(
      "芬必得,1,布洛芬缓释胶囊,1\r\n,0,,0\r\n'=x,0,,0\r\n",
    )
    expect(await matchers.open(sceneId)).toBe(await matchers.open(sceneId))
  })
})
