import { expect, it } from 'vitest'
import type { ModelAnswer, ModelRequest } from '@/lib/engine/ports'
import { ModelError } from '@/lib/errors'
import { shippedModels } from '@/lib/models/prices'
import { createDatasetStore } from '@/lib/store/datasets'
import { createPoolStore } from '@/lib/store/pools'
import { createSceneStore } from '@/lib/store/scenes'
import { describeOnEachDatabase } from '@/lib/store/testing/test-database'
import { type SaveSyntheticInput, saveSynthetic, saveSyntheticSchema } from './save-synthetic'
import { type RowsWritten, type WriteRowsInput, writeRows } from './write-rows'

const input: WriteRowsInput = {
  ...{ connection: 'anthropic', model: 'claude-haiku-5-5', about: '健康频道', columns: '性别: 男 | 女\n下一个产品' },
  ...{ label: '下一个产品', rows: 25, seed: 1, language: 'zh' },
}
const answerOf = (rows: number): string =>
  JSON.stringify(Array.from({ length: rows }, (_, i) => ({ 性别: '女', 下一个产品: `产品${i}` })))
const kept: SaveSyntheticInput = {
  ...{ name: '编造的', columns: ['性别', '下一个产品'], label: '下一个产品', writer: 'claude-haiku-5-5' },
  rows: [
    ['女', '阿胶糕'],
    ['男', '菊花茶'],
  ],
}

describeOnEachDatabase('synthetic rows', (database) => {
  const prepare = async (answer: (request: ModelRequest) => Partial<ModelAnswer>) => {
    const { prisma } = database()
    const scene = await createSceneStore(prisma).create('新频道')
    const asked: ModelRequest[] = []
    const written: RowsWritten[] = []
    const ports = {
      ...{ pools: createPoolStore(prisma), now: () => Date.UTC(2026, 0, 1), readModels: async () => shippedModels },
      vendorClient: async () => ({
        complete: async (request: ModelRequest) => {
          asked.push(request)
          const full = { text: '', stop: 'end' as const, inputTokens: 100, outputTokens: 500, latencyMs: 9 }
          return { ...full, ...answer(request) }
        },
        listModels: async () => [],
      }),
    }
    const write = (change: Partial<WriteRowsInput> = {}) =>
      writeRows(
        ports,
        scene.id,
        { ...input, ...change },
        { signal: new AbortController().signal, onRows: (some) => written.push(some) },
      )
    return { asked, written, write, scene, datasets: createDatasetStore(prisma) }
  }

  it('are written ten a call, each saying how many came before', async () => {
    const { asked, written, write } = await prepare(({ text }) => ({
      text: answerOf(text.includes('恰好 5 项') ? 5 : 10),
    }))
    await write()
    expect(asked).toHaveLength(3)
    expect(written.flatMap(({ rows }) => rows)).toHaveLength(25)
    expect(written[0]?.costUsd).toBeGreaterThan(0)
    expect(asked.filter(({ text }) => text.includes('之前已经编造了'))).toHaveLength(2)
  })

  it.each([
    [{ text: answerOf(10).slice(0, -9), stop: 'max_tokens' as const }, { problem: 'cut', left: 1 }, 9],
    [{ text: '抱歉', stop: 'refusal' as const }, { problem: 'refused' }, 0],
    [{ text: '这是一些用户：小王，小李。' }, { problem: 'unread' }, 0],
  ])('say what is wrong with an answer', async (answer, told, rows) => {
    const { written, write } = await prepare(() => answer)
    await write({ rows: 10 })
    expect(written).toMatchObject([told])
    expect(written[0]?.rows).toHaveLength(rows)
  })

  it('keep what came before a call failed', async () => {
    let calls = 0
    const { written, write } = await prepare(() => {
      if (calls++ > 0) throw new ModelError('stop', 'model.auth', { detail: '' })
      return { text: answerOf(10) }
    })
    await expect(write()).rejects.toMatchObject({ code: 'model.auth' })
    expect(written.flatMap(({ rows }) => rows)).toHaveLength(10)
  })

  it('are drawn by rule without a model', async () => {
    const { asked, written, write } = await prepare(() => ({}))
    const chosen = { connection: 'embedded', model: 'embedded' } as const
    await write({ ...chosen, columns: '性别\n下一个产品: 阿胶糕 | 菊花茶' })
    expect(written).toMatchObject([{ problem: null, costUsd: 0 }])
    expect(written[0]?.rows).toHaveLength(25)
    expect(asked).toEqual([])
    await expect(write(chosen)).rejects.toMatchObject({ code: 'synthetic.noExamples' })
  })

  it('make a dataset that is marked, after those of real users, until a file takes its place', async () => {
    const { scene, datasets } = await prepare(() => ({}))
    const real = await datasets.begin({ sceneId: scene.id, name: '真实', fileName: 'a.csv' })
    const id = await saveSynthetic(datasets, scene.id, kept)
    const found = await datasets.find(id)
    expect(found).toMatchObject({ synthetic: true, rowCount: 2, format: 'synthetic', fileName: 'claude-haiku-5-5' })
    expect(found?.columns.map(({ role }) => role)).toEqual(['feature', 'label'])
    const facts = {
      format: 'csv',
      encoding: 'utf-8',
      delimiter: ',',
      sha256: 'x',
      rowCount: 0,
      rejected: 0,
      columns: [],
    }
    await datasets.publish(real, facts)
    await saveSynthetic(datasets, scene.id, { ...kept, name: '又一份' })
    expect((await datasets.list(scene.id)).map(({ name }) => name)).toEqual(['真实', '又一份', '编造的'])
    const file = await datasets.begin({ sceneId: scene.id, name: '新', fileName: 'b.csv', ownerId: id })
    expect(await datasets.replaceRows(id, file, { ...facts, fileName: 'b.csv' }, 0)).toBe(true)
    expect(await datasets.find(id)).toMatchObject({ synthetic: false, fileName: 'b.csv' })
  })
})

it('takes only rows that fit their columns', () => {
  expect(saveSyntheticSchema.safeParse(kept).success).toBe(true)
  for (const change of [
    { rows: [['女']] },
    { rows: [] },
    { label: '没有的列' },
    { columns: ['性别', '性别'], label: null },
    { name: ' ' },
  ])
    expect(saveSyntheticSchema.safeParse({ ...kept, ...change }).success).toBe(false)
})
