import { describe, expect, it } from 'vitest'
import type { Column, ColumnRole } from '@/lib/core/dataset/dataset'
import { createNormaliser } from '@/lib/core/matching/normalise'
import type { ModelAnswer, ModelClient, ModelRequest } from '@/lib/engine/ports'
import { createEmbeddedModel } from '@/lib/models/embedded'
import { shippedModels } from '@/lib/models/prices'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import type { PoolStore } from '@/lib/store/pools'
import { memoryRows } from './row-source'
import { type TryPromptInput, type TryPromptPorts, tryPrompt } from './try-prompt'

const column = (name: string, role: ColumnRole): Column => ({
  name,
  role,
  kind: 'category',
  coverage: 1,
  distinct: 2,
  topValues: [],
})
const columns = [column('用户', 'user'), column('时间', 'time'), column('行为', 'feature'), column('下一产品', 'label')]
const dataset = { id: 'd', sceneId: 's', rowCount: 5, sha256: 'abc', columns } as Dataset
const rows = [
  ['u1', '2026-06-01', '搜索牙龈肿痛，浏览清火中药', '龙胆泻肝片'],
  ['u2', '2026-06-02', '搜索牙龈肿痛，浏览清火中药', '龙胆泻肝片'],
  ['u3', '2026-06-03', '搜索失眠多梦，浏览褪黑素', '褪黑素片'],
  ['u4', '2026-06-09', '搜索牙龈肿痛，浏览清火凉茶', '龙胆泻肝片'],
  ['u5', '2026-06-09', '搜索牙龈肿痛', ''],
].map((cells, index) => ({ index, cells }))

const source = memoryRows(rows)
const training: { label: string }[][] = []
const portsWith = (client?: ModelClient): TryPromptPorts => ({
  datasets: {
    find: async (id: string) => (id === 'd' ? dataset : null),
    listRows: (_: string, offset: number, limit: number) => source.listRows(offset, limit),
    listRowsByIndex: (_: string, indices: readonly number[]) => source.listRowsByIndex(indices),
  } as unknown as DatasetStore,
  pools: { findCurrent: async () => null } as unknown as PoolStore,
  normaliser: createNormaliser({ toSimplified: (text) => text }),
  readModels: async () => shippedModels,
  clientFor: async (_, rowsOf) =>
    client ??
    createEmbeddedModel({
      training: async () => {
        const learnt = await rowsOf()
        training.push(learnt)
        return learnt
      },
    }),
})

const input: TryPromptInput = {
  name: '草稿',
  template: '用户行为：{{行为}}\n请推荐 3 个产品。',
  variables: '',
  emptyCells: 'omit',
  connection: 'embedded',
  model: 'embedded',
  datasetId: 'd',
  rowIndex: 3,
}
const options = () => ({ signal: new AbortController().signal })

describe('tryPrompt', () => {
  it('asks the embedded model with an unsaved template and scores its answer', async () => {
    const pieces: string[] = []
    const result = await tryPrompt(portsWith(), 's', input, { ...options(), onText: (piece) => pieces.push(piece) })
    expect(result).toMatchObject({
      outcome: 'scored',
      hitRank: 1,
      degree: 1,
      label: '龙胆泻肝片',
      costUsd: 0,
      stop: 'end',
    })
    expect(result.products[0]).toBe('龙胆泻肝片')
    expect(pieces.join('')).toContain('1. 龙胆泻肝片')
    expect(training.at(-1)).toHaveLength(4)
  })

  it('sends a vendor the rendered text alone: no scope, no label', async () => {
    const asked: ModelRequest[] = []
    const answer: ModelAnswer = { text: '我不能推荐。', stop: 'end', inputTokens: 9, outputTokens: 4, latencyMs: 5 }
    const client: ModelClient = {
      complete: async (request) => {
        asked.push(request)
        return answer
      },
      listModels: async () => [],
    }
    const result = await tryPrompt(
      portsWith(client),
      's',
      { ...input, connection: 'anthropic', model: 'some-model' },
      options(),
    )
    expect(asked).toEqual([
      {
        connection: 'anthropic',
        model: 'some-model',
        parameters: { maxTokens: 1024 },
        text: '用户行为：搜索牙龈肿痛，浏览清火凉茶\n请推荐 3 个产品。',
      },
    ])
    expect(result).toMatchObject({
      outcome: 'unparseable',
      products: [],
      hitRank: 0,
      inputTokens: 9,
      outputTokens: 4,
      costUsd: null,
    })
  })

  it('says that a row has no label by an empty one', async () => {
    expect(await tryPrompt(portsWith(), 's', { ...input, rowIndex: 4 }, options())).toMatchObject({
      label: '',
      hitRank: 0,
    })
  })

  it.each([
    [{ datasetId: 'gone' }, 'notFound.dataset'],
    [{ rowIndex: 5 }, 'notFound.row'],
    [{ template: '  ' }, 'template.empty'],
    [{ template: '{{行位}}' }, 'template.unbound'],
    [{ template: '{{行为|truncate:x}}' }, 'template.badPipe'],
    [{ variables: '不是定义' }, 'variables.malformed'],
  ])('refuses %j before any call', async (change, code) => {
    const client: ModelClient = { complete: () => Promise.reject(new Error('was called')), listModels: async () => [] }
    await expect(tryPrompt(portsWith(client), 's', { ...input, ...change }, options())).rejects.toMatchObject({ code })
  })

  it('refuses the dataset of another scene', async () => {
    await expect(tryPrompt(portsWith(), 'elsewhere', input, options())).rejects.toMatchObject({
      code: 'notFound.dataset',
    })
  })

  it('stops when the signal is aborted', async () => {
    const reason = new Error('stopped')
    await expect(tryPrompt(portsWith(), 's', input, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})
