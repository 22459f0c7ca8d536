import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createDatasetStore } from '@/lib/store/datasets'
import { createPoolStore } from '@/lib/store/pools'
import { createRunStore } from '@/lib/store/runs'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { deleteDataset } from './delete-dataset'
import { importDataset } from './import-dataset'
import { importPool } from './import-pool'
import { updateRoles } from './update-roles'

const folder = mkdtempSync(join(tmpdir(), 'hitloop-usecase-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
const manyRows = (count: number) => `用户ID,性别,下一产品\n${'u1,男,甲\n'.repeat(count)}`

describeOnEachDatabase('importing', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('导入')
    const datasets = createDatasetStore(prisma)
    const bring = (path: string, options = {}) =>
      importDataset(datasets, { sceneId, name: '七月', path, fileName: 'july.csv', options })
    const leftovers = async () => ({
      datasets: await prisma.dataset.count({ where: { sceneId } }),
      rows: await prisma.datasetRow.count({ where: { dataset: { sceneId } } }),
      rejects: await prisma.datasetReject.count({ where: { dataset: { sceneId } } }),
      pools: await prisma.pool.count({ where: { sceneId } }),
    })
    return { prisma, sceneId, datasets, bring, leftovers }
  }
  const nothing = { datasets: 0, rows: 0, rejects: 0, pools: 0 }

  it('keeps the rows, the lines set aside, the columns and their roles', async () => {
    const { bring, datasets } = await prepare()
    const path = write('good.csv', '用户ID,性别,,性别,下一产品\nu1,男,x,y,"龙胆,泻肝片"\nu2,女\nu3,女,,z,乙\n')
    const { dataset, table } = await bring(path)
    expect(dataset).toMatchObject({ name: '七月', fileName: 'july.csv', rowCount: 2, rejected: 1, encoding: 'utf-8' })
    expect(dataset.columns.map(({ name, role }) => [name, role])).toEqual([
      ['用户ID', 'user'],
      ['性别', 'feature'],
      ['列_3', 'feature'],
      ['性别_2', 'feature'],
      ['下一产品', 'label'],
    ])
    expect(table.headerChanges).toEqual([
      { column: 3, from: '', to: '列_3' },
      { column: 4, from: '性别', to: '性别_2' },
    ])
    expect((await datasets.listRows(dataset.id, 0, 9)).map(({ cells }) => cells[4])).toEqual(['龙胆,泻肝片', '乙'])
    expect(await datasets.listRejects(dataset.id, 9)).toEqual([{ line: 3, reason: 'too_few_cells', text: 'u2,女' }])
  })

  it.each([
    ['empty.csv', '', 'file.empty'],
    ['header.csv', '用户ID,下一产品\n', 'file.headerOnly'],
    ['one.csv', '下一产品\n甲\n', 'file.oneColumn'],
    ['zip.csv', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 8, 0]), 'file.damaged'],
    ['broken.csv', '用户ID,下一产品\nu1\nu2\n', 'file.noUsableLine'],
    ['nolabel.csv', '用户ID,下一产品\nu1,\nu2,\n', 'column.empty'],
  ])('refuses %s and leaves nothing', async (name, text, code) => {
    const { bring, leftovers } = await prepare()
    await expect(bring(write(name, text))).rejects.toMatchObject({ code })
    expect(await leftovers()).toEqual(nothing)
  })

  it('refuses a wrong choice and leaves nothing', async () => {
    const { bring, leftovers } = await prepare()
    const path = write('gb.csv', new Uint8Array([0x61, 0x2c, 0x62, 0x0a, 0xc4, 0xd0, 0x2c, 0xbc, 0xd7, 0x0a]))
    await expect(bring(path, { encoding: 'utf-8' })).rejects.toMatchObject({ code: 'file.wrongEncoding' })
    await expect(bring(path, { label: '没有的列' })).rejects.toMatchObject({ code: 'column.missing' })
    expect(await leftovers()).toEqual(nothing)
  })

  it('leaves nothing when it is aborted after rows were stored', async () => {
    const { bring, leftovers, prisma, sceneId } = await prepare()
    const controller = new AbortController()
    let stored = -1
    const onProgress = (_read: number, _total: number, rows: number) => {
      if (rows >= 4000) controller.abort(new Error('cancelled'))
    }
    const path = write('many.csv', manyRows(40_000))
    const importing = bring(path, { signal: controller.signal, onProgress })
    await expect(
      importing.finally(async () => {
        stored = await prisma.dataset.count({ where: { sceneId } })
      }),
    ).rejects.toThrow('cancelled')
    expect(stored).toBe(0)
    expect(await leftovers()).toEqual(nothing)
  })

  it('moves a role, and refuses an empty label', async () => {
    const { bring, datasets } = await prepare()
    const { dataset } = await bring(write('roles.csv', '用户ID,商品A,空,下一产品\nu1,甲,,乙\nu2,丙,,丁\n'))
    const choose = (column: string) =>
      updateRoles(datasets, { datasetId: dataset.id, roles: [{ column, role: 'label' }] })
    await expect(choose('空')).rejects.toMatchObject({ code: 'column.empty' })
    await expect(choose('不存在')).rejects.toMatchObject({ code: 'column.missing' })
    await expect(
      updateRoles(datasets, { datasetId: 'x', roles: [{ column: '', role: 'user' }] }),
    ).rejects.toMatchObject({
      code: 'notFound.dataset',
    })
    await choose('商品A')
    const roles = (await datasets.find(dataset.id))?.columns.map(({ role }) => role)
    expect(roles).toEqual(['user', 'label', 'ignore', 'ignore'])
  })

  it('deletes a dataset with all that hangs on it', async () => {
    const { bring, datasets, leftovers, prisma } = await prepare()
    const { dataset } = await bring(write('delete.csv', '用户ID,下一产品\nu1,甲\nu2\n'))
    const ports = { datasets, runs: createRunStore(prisma), supervisor: { halt: async () => undefined } }
    await deleteDataset(ports, dataset.id)
    expect(await leftovers()).toEqual(nothing)
    await expect(deleteDataset(ports, dataset.id)).rejects.toMatchObject({ code: 'notFound.dataset' })
  })

  it('imports a pool, tells its columns, and leaves nothing of a bad one', async () => {
    const { prisma, sceneId, leftovers } = await prepare()
    const pools = createPoolStore(prisma)
    const bring = (path: string, product?: string) =>
      importPool(pools, { sceneId, path, fileName: 'pool.csv', columns: { product } })
    const empty = write('empty-pool.csv', '产品,SKU\n,1\n ,2\n')
    await expect(bring(empty)).rejects.toMatchObject({ code: 'column.empty', params: { column: '产品' } })
    await expect(bring(empty, '品名')).rejects.toMatchObject({ code: 'column.missing' })
    expect(await leftovers()).toEqual(nothing)
    const imported = await bring(write('pool.csv', '标签,产品,SKU,价格\n,甲,1,3.5\n,,2,1\nx\n'))
    expect(imported).toMatchObject({
      skus: 1,
      rejected: 2,
      taken: [
        { field: 'product', column: '产品' },
        { field: 'sku', column: 'SKU' },
        { field: 'price', column: '价格' },
      ],
    })
    expect(await pools.findCurrent(sceneId)).toMatchObject({ id: imported.id, products: 1, skus: 1, rejected: 2 })
  })
})
