import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDatasetStore } from '@/lib/store/datasets'
import { createPoolStore } from '@/lib/store/pools'
import { createRunStore } from '@/lib/store/runs'
import { createSceneStore } from '@/lib/store/scenes'
import { tempFolders } from '@/lib/store/testing/temp-folder'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { appendDataset } from './append-dataset'
import { deleteDataset } from './delete-dataset'
import { importDataset } from './import-dataset'
import { mendLine } from './mend-lines'
import { replaceDataset } from './replace-dataset'
import { updateRoles } from './update-roles'

const folder = tempFolders()()
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}

describeOnEachDatabase('replacing', (database) => {
  const prepare = async () => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('替换')
    const datasets = createDatasetStore(prisma)
    const halted: string[] = []
    const supervisor = { halt: async (id: string) => void halted.push(id) }
    const ports = { datasets, runs: createRunStore(prisma), supervisor }
    const path = write('july.csv', '用户ID,性别,城市,下一产品\nu1,男,京,甲\nu2,女\nu3,女,沪,乙\n')
    const { dataset } = await importDataset(datasets, {
      sceneId,
      name: '七月',
      path,
      fileName: 'july.csv',
      options: {},
    })
    const datasetId = dataset.id
    const replace = (text: string, runs = 0, options = {}) =>
      replaceDataset(ports, { datasetId, path: write('august.csv', text), fileName: 'august.csv', runs, options })
    const addRun = async (status: string) => {
      const limits = {
        theta: 0.8,
        match: 'lexical',
        concurrency: 1,
        maxTokens: 1,
        sampledRows: 2,
        sample: {},
        roles: {},
      }
      const number = 1 + (await prisma.run.count({ where: { sceneId } }))
      const { id } = await prisma.run.create({
        data: {
          ...limits,
          sample: { strategy: 'uniform', size: 2, seed: 1 },
          roles: { label: 3, user: 0, time: null },
          sceneId,
          datasetId,
          number,
          status,
        },
      })
      const trial = { runId: id, arm: 0, requestHash: 'x', leads: true }
      await prisma.trial.createMany({ data: [0, 1].map((at) => ({ ...trial, position: at, rowIndex: at })) })
      return id
    }
    const stored = async () => ({
      dataset: await datasets.find(datasetId),
      rows: (await datasets.listRows(datasetId, 0, 99)).map(({ index, cells }) => [index, ...cells]),
      rejects: (await datasets.listRejects(datasetId, 99)).map(({ line, text }) => [line, text]),
      listed: (await datasets.list(sceneId)).map(({ id }) => id),
      runs: await prisma.run.count({ where: { sceneId } }),
      trials: await prisma.trial.count({ where: { run: { sceneId } } }),
      keptRows: await prisma.datasetRow.count({ where: { dataset: { sceneId } } }),
      keptRejects: await prisma.datasetReject.count({ where: { dataset: { sceneId } } }),
    })
    return { prisma, datasets, ports, datasetId, replace, addRun, stored, halted }
  }
  const august = '性别,用户ID,标签,下一产品,省份\n男,v1,,丙,晋\n女,v2,,丁,陕\n女\n男,v3,,丙,晋\n'

  it('puts the new rows, lines and columns in the place of the old ones; id, name and roles stay', async () => {
    const { replace, stored, datasetId, datasets } = await prepare()
    await updateRoles(datasets, { datasetId, roles: [{ column: '性别', role: 'ignore' }] })
    expect(await replace(august)).toMatchObject({ rows: 3, rejected: 1, file: 'august.csv' })
    const now = await stored()
    expect(now.dataset).toMatchObject({ id: datasetId, name: '七月', fileName: 'august.csv', rowCount: 3, rejected: 1 })
    expect(now.dataset?.columns.map(({ name, role }) => `${name} ${role}`)).toEqual([
      '性别 ignore',
      '用户ID user',
      '标签 ignore',
      '下一产品 label',
      '省份 feature',
    ])
    expect(now.rows).toEqual([
      [0, '男', 'v1', '', '丙', '晋'],
      [1, '女', 'v2', '', '丁', '陕'],
      [2, '男', 'v3', '', '丙', '晋'],
    ])
    expect(now).toMatchObject({ rejects: [[4, '女']], listed: [datasetId], keptRows: 3, keptRejects: 1 })
  })

  it('can be replaced again, appended to, mended, counted and deleted like any other', async () => {
    const { replace, stored, datasetId, datasets, ports, prisma } = await prepare()
    await replace('用户ID,下一产品\nw1,戊\n')
    await replace(august)
    expect(await stored()).toMatchObject({ keptRows: 3, keptRejects: 1 })
    await mendLine(datasets, { datasetId, line: 4, text: '女,v4,,丁,陕' })
    const path = write('more.csv', '用户ID,性别,省份,标签,下一产品\nv5,女,湘,,丙\n')
    await appendDataset(datasets, { datasetId, path, fileName: 'more.csv', options: {} })
    const { rows, rejects } = await stored()
    expect(rows.slice(3)).toEqual([
      [3, '女', 'v4', '', '丁', '陕'],
      [4, '女', 'v5', '', '丙', '湘'],
    ])
    expect(rejects).toEqual([])
    expect(await createPoolStore(prisma).countCells(datasetId, 3)).toEqual([
      { text: '丙', rows: 3 },
      { text: '丁', rows: 2 },
    ])
    expect((await datasets.listRowsByIndex(datasetId, [4])).get(4)?.cells[1]).toBe('v5')
    await datasets.deleteUnfinished(new Date(Date.now() + 60_000))
    expect(await stored()).toMatchObject({ keptRows: 5, listed: [datasetId] })
    await deleteDataset(ports, datasetId)
    expect(await stored()).toMatchObject({ dataset: null, listed: [], keptRows: 0 })
  })

  it('refuses while runs hang on it unless just these were agreed to, and then deletes them', async () => {
    const { replace, stored, addRun, halted } = await prepare()
    const running = await addRun('running')
    await addRun('completed')
    const before = await stored()
    const refused = { code: 'replace.runs', params: { runs: 2, trials: 4 } }
    await expect(replace(august)).rejects.toMatchObject(refused)
    await expect(replace(august, 1)).rejects.toMatchObject(refused)
    expect(await stored()).toEqual(before)
    expect(halted).toEqual([])
    await replace(august, 2)
    expect(halted).toEqual([running])
    expect(await stored()).toMatchObject({ runs: 0, trials: 0, keptRows: 3 })
  })

  it('keeps all as it was where a run began while the file was read', async () => {
    const { replace, stored, addRun } = await prepare()
    let begun: Promise<string> | undefined
    const before = await stored()
    const onProgress = () => {
      begun ??= addRun('completed')
    }
    await expect(replace(august, 0, { onProgress })).rejects.toMatchObject({ code: 'replace.runs' })
    expect(await begun).not.toBe('')
    expect(await stored()).toEqual({ ...before, runs: 1, trials: 2 })
  })

  it.each([
    ['no usable line', '用户ID,下一产品\nu1\n', 'file.noUsableLine'],
    ['one column', '下一产品\n甲\n', 'file.oneColumn'],
    ['an empty label', '用户ID,下一产品\nu1,\n', 'column.empty'],
  ])('keeps all as it was where the file has %s', async (_, text, code) => {
    const { replace, stored } = await prepare()
    const before = await stored()
    await expect(replace(text)).rejects.toMatchObject({ code })
    expect(await stored()).toEqual(before)
  })

  it('keeps all as it was where it is broken off, and clears away what a crash left of old rows', async () => {
    const { replace, stored, prisma, datasetId, datasets } = await prepare()
    const before = await stored()
    const controller = new AbortController()
    const onProgress = () => controller.abort(new Error('cancelled'))
    await expect(replace(august, 0, { signal: controller.signal, onProgress })).rejects.toThrow('cancelled')
    expect(await stored()).toEqual(before)
    await replace(august)
    await prisma.datasetRow.create({ data: { datasetId, index: 0, cells: ['old'] } })
    await datasets.deleteUnfinished(new Date(0))
    expect(await stored()).toMatchObject({ keptRows: 3 })
  })
})
