import { expect, it, vi } from 'vitest'
import type { Column } from '@/lib/core/dataset/dataset'
import { createDatasetStore } from '@/lib/store/datasets'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { columnReport } from './column-report'

const column = (name: string, role: Column['role'], kind: Column['kind'] = 'category'): Column => ({
  name,
  role,
  kind,
  coverage: 1,
  distinct: 4,
  topValues: [],
})
const columns = [column('用户', 'user', 'identifier'), column('性别', 'feature'), column('产品', 'label')]

describeOnEachDatabase('the column report of a dataset', (database) => {
  const prepare = async (rowCount: number) => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('报告')
    const datasets = createDatasetStore(prisma)
    const id = await datasets.begin({ sceneId, name: '七月', fileName: 'july.csv' })
    for (let from = 0; from < rowCount; from += 5_000) {
      const rows = Array.from({ length: Math.min(5_000, rowCount - from) }, (_, i) => ({
        index: from + i,
        cells: [`u${i % 900}`, '男女'[i % 2] ?? '', `产品${i % 4}`],
      }))
      await datasets.insertRows(id, rows)
    }
    const facts = { format: 'csv', encoding: 'utf-8', delimiter: ',', sha256: 'a', rowCount, rejected: 0, columns }
    await datasets.publish(id, facts)
    return { datasets, id, reads: vi.spyOn(datasets, 'listRowsByIndex') }
  }

  it('is read from the rows once, and again when the label changes', async () => {
    const { datasets, id, reads } = await prepare(400)
    const [first, second] = await Promise.all([columnReport(datasets, id), columnReport(datasets, id)])
    expect(first).toMatchObject({
      rows: 400,
      sampledRows: 400,
      labelledRows: 400,
      users: 400,
      label: { categories: 4 },
    })
    expect(first.columns[1]?.association?.telling).toBe(true)
    expect(second).toBe(first)
    // Once for how long rows are, once for the rows.
    expect(reads).toHaveBeenCalledTimes(2)
    await datasets.updateColumns(id, [columns[0]!, column('性别', 'label'), column('产品', 'feature')])
    expect((await columnReport(datasets, id)).label?.name).toBe('性别')
    expect(reads).toHaveBeenCalledTimes(4)
  })

  it('is computed anew where a reading failed', async () => {
    const { datasets, id, reads } = await prepare(60)
    reads.mockRejectedValueOnce(new Error('gone'))
    await expect(columnReport(datasets, id)).rejects.toThrow('gone')
    expect((await columnReport(datasets, id)).sampledRows).toBe(60)
  })

  it('reads 20,000 rows of a larger dataset', async () => {
    const { datasets, id } = await prepare(20_500)
    expect(await columnReport(datasets, id)).toMatchObject({ rows: 20_500, sampledRows: 20_000 })
  })

  it('is refused for a dataset that is gone', async () => {
    const { datasets } = await prepare(60)
    await expect(columnReport(datasets, 'none')).rejects.toMatchObject({ code: 'notFound.dataset' })
  })
})
