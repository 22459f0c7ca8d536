import { describe, expect, it } from 'vitest'
import type { Column, ColumnRole } from '@/lib/core/dataset/dataset'
import { createNormaliser } from '@/lib/core/matching/normalise'
import type { ModelAnswer, ModelClient, ModelRequest } from '@/lib/engine/ports'
import { ModelError } from '@/lib/errors'
import { createEmbeddedModel } from '@/lib/models/embedded'
import { shippedModels } from '@/lib/models/prices'
import type { AliasStore } from '@/lib/store/aliases'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import type { PoolStore } from '@/lib/store/pools'
import type { PrepareTryPorts } from './prepare-try'
import { memoryRows } from './row-source'
import { type TryPromptInput, type TryResult, tryPrompt } from './try-prompt'

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
const portsWith = (client?: ModelClient): PrepareTryPorts => ({
  datasets: {
    find: async (id: string) => (id === 'd' ? dataset : null),
    findReading: async () => null,
    listRows: (_: string, offset: number, limit: number) => source.listRows(offset, limit),
    listRowsByIndex: (_: string, indices: readonly number[]) => source.listRowsByIndex(indices),
  } as unknown as DatasetStore,
  pools: { findCurrent: async () => null } as unknown as PoolStore,
  normaliser: createNormaliser({ toSimplified: (text) => text }),
  aliases: { list: async () => [{ alias: '龙胆丸', product: '龙胆泻肝片' }] } as unknown as AliasStore,
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
  values: '',
  rowIndexes: [3],
}

interface Heard {
  texts: Map<number | null, string>
  results: Map<number | null, TryResult>
  failures: Map<number | null, string>
}
async function hear(
  ports: PrepareTryPorts,
  sceneId: string,
  asked: TryPromptInput,
  signal?: AbortSignal,
): Promise<Heard> {
  const heard: Heard = { texts: new Map(), results: new Map(), failures: new Map() }
  await tryPrompt(ports, sceneId, asked, {
    signal: signal ?? new AbortController().signal,
    onText: (row, text) => heard.texts.set(row, (heard.texts.get(row) ?? '') + text),
    onDone: (row, result) => heard.results.set(row, result),
    onFailure: (row, error) => heard.failures.set(row, error.code),
  })
  return heard
}
const says = (text: string): ModelAnswer => ({ text, stop: 'end', inputTokens: 9, outputTokens: 4, latencyMs: 5 })

describe('tryPrompt', () => {
  it('asks the embedded model with an unsaved template and scores its answer', async () => {
    const { texts, results } = await hear(portsWith(), 's', input)
    expect(results.get(3)).toMatchObject({
      outcome: 'scored',
      hitRank: 1,
      degree: 1,
      label: '龙胆泻肝片',
      costUsd: 0,
      stop: 'end',
    })
    expect(results.get(3)?.products[0]).toBe('龙胆泻肝片')
    expect(texts.get(3)).toContain('1. 龙胆泻肝片')
    expect(training.at(-1)).toHaveLength(4)
  })

  it('sends a vendor the rendered text alone: no scope, no label', async () => {
    const asked: ModelRequest[] = []
    const client: ModelClient = {
      complete: async (request) => {
        asked.push(request)
        return says('我不能推荐。')
      },
      listModels: async () => [],
    }
    const vendor: TryPromptInput = { ...input, connection: 'anthropic', model: 'some-model' }
    const { results } = await hear(portsWith(client), 's', vendor)
    expect(asked).toEqual([
      {
        connection: 'anthropic',
        model: 'some-model',
        parameters: { maxTokens: 1024 },
        text: '用户行为：搜索牙龈肿痛，浏览清火凉茶\n请推荐 3 个产品。',
      },
    ])
    expect(results.get(3)).toMatchObject({
      outcome: 'unparseable',
      products: [],
      hitRank: 0,
      inputTokens: 9,
      outputTokens: 4,
      costUsd: null,
    })
  })

  it('tries several rows, scores each by its own label and by the aliases of the pool', async () => {
    const client: ModelClient = { complete: async () => says('1. 龙胆丸'), listModels: async () => [] }
    const { results } = await hear(portsWith(client), 's', { ...input, rowIndexes: [0, 2, 3] })
    expect([...results].sort().map(([row, { hitRank, label }]) => [row, hitRank, label])).toEqual([
      [0, 1, '龙胆泻肝片'],
      [2, 0, '褪黑素片'],
      [3, 1, '龙胆泻肝片'],
    ])
  })

  it('goes on after a row that failed, and ends at a failure that meets every call', async () => {
    let calls = 0
    const failing = (failure: 'outcome' | 'stop'): ModelClient => ({
      complete: async ({ text }) => {
        calls++
        if (text.includes('失眠')) throw new ModelError(failure, 'model.badRequest', { detail: 'x' })
        return says('1. 龙胆泻肝片')
      },
      listModels: async () => [],
    })
    const heard = await hear(portsWith(failing('outcome')), 's', { ...input, rowIndexes: [0, 2, 3] })
    expect([...heard.failures]).toEqual([[2, 'model.badRequest']])
    expect(heard.results.size).toBe(2)
    await expect(hear(portsWith(failing('stop')), 's', { ...input, rowIndexes: [2] })).rejects.toMatchObject({
      code: 'model.badRequest',
    })
    expect(calls).toBe(4)
  })

  it('says that a row has no label by an empty one', async () => {
    const { results } = await hear(portsWith(), 's', { ...input, rowIndexes: [4] })
    expect(results.get(4)).toMatchObject({ label: '', hitRank: 0 })
  })

  it("asks with values of one's own, which are nobody's row and are not judged", async () => {
    const alone: TryPromptInput = {
      ...input,
      template: '用户行为：{$ACTION}\n请推荐 3 个产品。',
      variables: 'ACTION: {{行为}}',
      values: '$ACTION:搜索牙龈肿痛，浏览清火中药',
      rowIndexes: [],
    }
    const { results } = await hear(portsWith(), 's', alone)
    expect(results.get(null)).toMatchObject({ label: '', hitRank: 0, products: ['龙胆泻肝片', '褪黑素片'] })
    // Rows taught by their own behaviour, not by the value given.
    expect(training.at(-1)).toHaveLength(4)
    const without = await hear(portsWith(), 's', { ...alone, datasetId: null })
    expect(without.results.get(null)).toMatchObject({ outcome: 'unparseable' })
    await expect(hear(portsWith(), 's', { ...alone, values: '' })).rejects.toMatchObject({ code: 'template.unbound' })
  })

  it('lays values over a row', async () => {
    const mixed = { ...input, variables: 'WHO: {{行为}}', template: '{{WHO}} {{用户}}', values: 'WHO: 失眠' }
    const asked: string[] = []
    const client: ModelClient = {
      complete: async ({ text }) => {
        asked.push(text)
        return says('1. 褪黑素片')
      },
      listModels: async () => [],
    }
    await hear(portsWith(client), 's', mixed)
    expect(asked).toEqual(['失眠 u4'])
  })

  it.each([
    [{ datasetId: 'gone' }, 'notFound.dataset'],
    [{ rowIndexes: [3, 5] }, 'notFound.row'],
    [{ template: '  ' }, 'template.empty'],
    [{ template: '{{行位}}' }, 'template.unbound'],
    [{ template: '{{行为|truncate:x}}' }, 'template.badPipe'],
    [{ variables: '不是定义' }, 'variables.malformed'],
    [{ values: '不是定义' }, 'variables.malformed'],
  ])('refuses %j before any call', async (change, code) => {
    const client: ModelClient = { complete: () => Promise.reject(new Error('was called')), listModels: async () => [] }
    await expect(hear(portsWith(client), 's', { ...input, ...change })).rejects.toMatchObject({ code })
  })

  it('refuses the dataset of another scene', async () => {
    await expect(hear(portsWith(), 'elsewhere', input)).rejects.toMatchObject({ code: 'notFound.dataset' })
  })

  it('stops when the signal is aborted', async () => {
    const reason = new Error('stopped')
    await expect(hear(portsWith(), 's', input, AbortSignal.abort(reason))).rejects.toBe(reason)
  })
})
