import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createDatasetStore } from '@/lib/store/datasets'
import { createSceneStore } from '@/lib/store/scenes'
import { tempFolders } from '@/lib/store/testing/temp-folder'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { cancelImport } from './cancel-import'
import { columnReport } from './column-report'
import { importDataset } from './import-dataset'
import { mendLine } from './mend-lines'
import { updateRoles } from './update-roles'

const folder = tempFolders()()

describeOnEachDatabase('a dataset that is being read', (database) => {
  const prepare = async (text: string) => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('读取')
    const datasets = createDatasetStore(prisma)
    const path = join(folder, 'rows.csv')
    writeFileSync(path, text)
    /** Imports; `look` is called after the first rows are stored, while more are to come. */
    const bring = async (look: (id: string) => Promise<void>, unattended = false) => {
      let id = ''
      let looked: Promise<void> | undefined
      const onProgress = (_read: number, _total: number, rows: number) => {
        if (rows >= 4000) looked ??= look(id)
      }
      const options = { onProgress, label: '下一产品' }
      const input = { sceneId, name: '大文件', path, fileName: 'rows.csv', options }
      const onBegin = (begun: string) => {
        id = begun
      }
      const imported = importDataset(datasets, { ...input, onBegin, unattended: () => unattended })
      const outcome = await imported.then(
        () => 'imported',
        (error: { code?: string }) => error.code,
      )
      await looked
      return { id, outcome }
    }
    const left = async () => ({
      datasets: await prisma.dataset.count({ where: { sceneId } }),
      rows: await prisma.datasetRow.count({ where: { dataset: { sceneId } } }),
    })
    return { prisma, sceneId, datasets, bring, left }
  }
  const many = `用户ID,性别,下一产品\nu0,男\n${'u1,男,甲\n'.repeat(40_000)}`

  it('shows its rows so far and how far it is, and can be used by nobody', async () => {
    const { datasets, bring, sceneId } = await prepare(many)
    const { id, outcome } = await bring(async (reading) => {
      const [seen] = await datasets.listReadings(sceneId)
      expect(seen).toMatchObject({
        id: reading,
        name: '大文件',
        columns: ['用户ID', '性别', '下一产品'],
        failure: null,
      })
      expect(seen?.rowCount).toBeGreaterThan(0)
      expect(seen?.rowCount).toBeLessThan(40_000)
      expect(seen?.bytesRead).toBeLessThanOrEqual(seen?.bytesTotal ?? 0)
      expect(await datasets.listRows(reading, 0, 1)).toEqual([{ index: 0, cells: ['u1', '男', '甲'] }])
      expect(await datasets.find(reading)).toBeNull()
      expect(await datasets.list(sceneId)).toEqual([])
      const refused = { code: 'dataset.reading', params: { name: '大文件' } }
      await expect(
        updateRoles(datasets, { datasetId: reading, roles: [{ column: '性别', role: 'label' }] }),
      ).rejects.toMatchObject(refused)
      await expect(mendLine(datasets, { datasetId: reading, line: 2, text: 'x' })).rejects.toMatchObject(refused)
      await expect(columnReport(datasets, reading)).rejects.toMatchObject(refused)
    })
    expect(outcome).toBe('imported')
    expect(await datasets.listReadings(sceneId)).toEqual([])
    expect(await datasets.findReading(id)).toBeNull()
    expect(await datasets.find(id)).toMatchObject({ rowCount: 40_000, rejected: 1 })
  })

  it('can be deleted meanwhile; the import ends and leaves nothing', async () => {
    const { datasets, bring, left } = await prepare(many)
    const { id, outcome } = await bring((id) => cancelImport(datasets, id))
    expect(outcome).toBe('import.cancelled')
    await expect(cancelImport(datasets, id)).rejects.toMatchObject({ code: 'notFound.reading' })
    expect(await left()).toEqual({ datasets: 0, rows: 0 })
  })

  it('keeps the reason where nobody was there to be told, until it is deleted', async () => {
    const broken = await prepare(`用户ID,下一产品\n${'u1,\n'.repeat(9000)}`)
    const { id, outcome } = await broken.bring(async () => undefined, true)
    expect(outcome).toBe('column.empty')
    expect(await broken.datasets.listReadings(broken.sceneId)).toMatchObject([
      { id, failure: { code: 'column.empty', params: { column: '下一产品' } } },
    ])
    expect(await broken.left()).toEqual({ datasets: 1, rows: 0 })
    await cancelImport(broken.datasets, id)
    expect(await broken.left()).toEqual({ datasets: 0, rows: 0 })
    const watched = await prepare('用户ID,下一产品\nu1,\n')
    expect((await watched.bring(async () => undefined)).outcome).toBe('column.empty')
    expect(await watched.left()).toEqual({ datasets: 0, rows: 0 })
  })

  it('takes rows quickly without letting the database take any that belong to nobody', async () => {
    const { datasets, prisma, sceneId } = await prepare('')
    const id = await datasets.begin({ sceneId, name: 'x', fileName: 'x.csv' })
    await datasets.insertRows(id, [{ index: 0, cells: ['1'] }], { read: 5, total: 9 })
    expect(await datasets.findReading(id)).toMatchObject({ rowCount: 1, bytesRead: 5, bytesTotal: 9 })
    await expect(prisma.datasetRow.create({ data: { datasetId: 'nobody', index: 0, cells: [] } })).rejects.toThrow()
    await prisma.dataset.delete({ where: { id } })
    expect(await prisma.datasetRow.count({ where: { datasetId: id } })).toBe(0)
  })

  it('is neither shown nor kept once its reader fell silent', async () => {
    const { datasets, prisma, sceneId, left } = await prepare('')
    const id = await datasets.begin({ sceneId, name: 'x', fileName: 'x.csv' })
    await datasets.nameColumns(id, ['a', 'b'])
    await datasets.insertRows(id, [{ index: 0, cells: ['1', '2'] }])
    await datasets.deleteSilent()
    expect(await datasets.listReadings(sceneId)).toHaveLength(1)
    await prisma.dataset.update({ where: { id }, data: { touchedAt: new Date(Date.now() - 121_000) } })
    expect(await datasets.listReadings(sceneId)).toEqual([])
    await datasets.deleteSilent()
    expect(await left()).toEqual({ datasets: 0, rows: 0 })
    expect(await datasets.insertRows(id, [{ index: 1, cells: ['1', '2'] }])).toBe(false)
    await datasets.insertRejects(id, [{ line: 2, reason: 'bad_quote', text: 'x' }])
    expect(await left()).toEqual({ datasets: 0, rows: 0 })
  })
})
