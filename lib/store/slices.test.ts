import { expect, it } from 'vitest'
import type { SliceCondition } from '@/lib/core/scoring/saved-slice'
import { createDatasetStore } from './datasets'
import { createSceneStore } from './scenes'
import { createSliceStore } from './slices'
import { describeOnEachDatabase } from './testing/test-database'

const conditions: SliceCondition[] = [
  { kind: 'value', column: '性别', value: '女' },
  { kind: 'range', column: '年龄', from: 18, to: null },
]

describeOnEachDatabase('saved slices', (database) => {
  it('are a dataset’s own, have names of their own, and go with it', async () => {
    const { prisma } = database()
    const { id: sceneId } = await createSceneStore(prisma).create('健康频道')
    const texts = { format: 'csv', encoding: 'utf-8', delimiter: ',', sha256: '', columns: [] }
    const [first, second] = await Promise.all(
      ['一', '二'].map((name) => prisma.dataset.create({ data: { ...texts, sceneId, name, fileName: 'x.csv' } })),
    )
    const datasetId = first?.id ?? ''
    const slices = createSliceStore(prisma)
    const id = await slices.create(datasetId, { name: '成年女性', conditions })
    const other = await slices.create(datasetId, { name: '女性', conditions: conditions.slice(0, 1) })
    await slices.create(second?.id ?? '', { name: '成年女性', conditions })
    expect(await slices.list(datasetId)).toEqual([
      { id, name: '成年女性', conditions },
      { id: other, name: '女性', conditions: conditions.slice(0, 1) },
    ])
    const taken = slices.create(datasetId, { name: '女性', conditions })
    await expect(taken).rejects.toMatchObject({ code: 'slice.nameTaken' })
    await expect(slices.update(id, '女性', conditions)).rejects.toMatchObject({ params: { name: '女性' } })
    await slices.update(id, '成人', conditions.slice(1))
    await slices.update(other, '女性', conditions)
    await slices.update('gone', '没有', conditions)
    expect(await slices.list(datasetId)).toEqual([
      { id, name: '成人', conditions: conditions.slice(1) },
      { id: other, name: '女性', conditions },
    ])
    await slices.delete(other)
    expect((await slices.list(datasetId)).map(({ name }) => name)).toEqual(['成人'])
    await slices.delete(id)
    await slices.create(datasetId, { name: '老人', conditions })
    await slices.create(datasetId, { id, name: '成人', conditions })
    expect((await slices.list(datasetId)).map(({ name }) => name)).toEqual(['成人', '老人'])
    await createDatasetStore(prisma).delete(datasetId)
    expect(await slices.list(datasetId)).toEqual([])
    expect(await slices.list(second?.id ?? '')).toHaveLength(1)
  })
})
