import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createDatasetStore } from '@/lib/store/datasets'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { appendDataset } from './append-dataset'
import { importDataset } from './import-dataset'

const folder = mkdtempSync(join(tmpdir(), 'hitloop-append-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describeOnEachDatabase('appending', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('追加')
    const datasets = createDatasetStore(prisma)
    const path = write('july.csv', '用户ID,性别,下一产品\nu1,男,甲\nu2,女,乙\n')
    const { dataset } = await importDataset(datasets, {
      sceneId,
      name: '七月',
      path,
      fileName: 'july.csv',
      options: {},
    })
    const append = (text: string, datasetId = dataset.id) =>
      appendDataset(datasets, { datasetId, path: write('more.csv', text), fileName: 'more.csv', options: {} })
    const stored = async () => ({
      dataset: await datasets.find(dataset.id),
      rows: await datasets.listRows(dataset.id, 0, 99),
      datasets: await prisma.dataset.count({ where: { sceneId } }),
    })
    return { datasets, dataset, append, stored }
  }

  it('puts rows behind those there are, in the dataset’s order of columns, and profiles all', async () => {
    const { append, stored, dataset } = await prepare()
    expect(await append('下一产品,用户ID,性别\n丙,u3,\n甲,u4,男\n')).toEqual({ added: 2, rows: 4 })
    const { dataset: now, rows, datasets } = await stored()
    expect(datasets).toBe(1)
    expect(rows).toEqual([
      { index: 0, cells: ['u1', '男', '甲'] },
      { index: 1, cells: ['u2', '女', '乙'] },
      { index: 2, cells: ['u3', '', '丙'] },
      { index: 3, cells: ['u4', '男', '甲'] },
    ])
    expect(now).toMatchObject({ rowCount: 4, sha256: expect.stringMatching(/^changed:/), fileName: 'july.csv' })
    expect(now?.columns.map(({ role }) => role)).toEqual(dataset.columns.map(({ role }) => role))
    expect(now?.columns.map(({ coverage, distinct }) => [coverage, distinct])).toEqual([
      [1, 4],
      [0.75, 2],
      [1, 3],
    ])
    expect(now?.columns[2]?.topValues).toEqual(['甲', '乙', '丙'])
  })

  it.each([
    ['other columns', '用户ID,下一产品,城市\nu3,甲,京\n', 'append.columns', { missing: '性别', extra: '城市' }],
    ['a missing column', '用户ID,下一产品\nu3,甲\n', 'append.columns', { missing: '性别', extra: '–' }],
    [
      'an unusable line',
      '用户ID,性别,下一产品\nu3,男,甲\nu4\n',
      'append.rejected',
      { count: 1, reasons: '3 too_few_cells' },
    ],
  ])('refuses %s and changes nothing', async (_, text, code, params) => {
    const { append, stored } = await prepare()
    const before = await stored()
    await expect(append(text)).rejects.toMatchObject({ code, params })
    expect(await stored()).toEqual(before)
  })

  it('moves nothing where rows came in meanwhile, and knows no dataset that is gone', async () => {
    const { append, datasets, dataset, stored } = await prepare()
    const before = await stored()
    const from = await datasets.begin({ sceneId: dataset.sceneId, name: 'x', fileName: 'x' })
    expect(await datasets.appendRows(dataset.id, from, 1, 1, dataset.columns)).toBe(false)
    await datasets.delete(from)
    expect(await stored()).toEqual(before)
    await expect(append('a,b\n1,2\n', 'gone')).rejects.toMatchObject({ code: 'notFound.dataset' })
  })
})
