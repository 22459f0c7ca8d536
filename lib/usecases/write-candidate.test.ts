import { describe, expect, it } from 'vitest'
import type { ModelAnswer, ModelRequest } from '@/lib/engine/ports'
import { shippedModels } from '@/lib/models/prices'
import type { Dataset } from '@/lib/store/datasets'
import {
  type WriteCandidateInput,
  type WriteCandidatePorts,
  writeCandidate,
  writeCandidateSchema,
} from './write-candidate'

const columns = [
  { name: '行为', role: 'feature', topValues: [] },
  { name: '下一产品', role: 'label', topValues: ['龙胆泻肝片'] },
]
const input: WriteCandidateInput = {
  ...{ connection: 'anthropic', model: 'claude-haiku-5-5', task: '推荐下一个产品', audience: '', constraints: '' },
  ...{ examples: '', variables: [{ name: 'USER_ACTION', sample: '搜索上火' }], definitions: 'USER_ACTION: {{行为}}' },
  ...{ count: 5, format: 'numbered', language: 'zh', angle: 'behaviour', repair: null },
}
const template = '根据 {{USER_ACTION}} 推荐 5 个产品，按编号列出，每行一个产品和理由。'

async function write(answer: Partial<ModelAnswer>, change: Partial<WriteCandidateInput> = {}) {
  const asked: ModelRequest[] = []
  const ports: WriteCandidatePorts = {
    datasets: { list: async () => [{ columns } as unknown as Dataset] },
    readModels: async () => shippedModels,
    vendorClient: async () => ({
      complete: async (request) => {
        asked.push(request)
        return { text: '', stop: 'end', inputTokens: 900, outputTokens: 300, latencyMs: 1, ...answer }
      },
      listModels: async () => [],
    }),
  }
  const pieces: string[] = []
  const signal = new AbortController().signal
  const options = { signal, onText: (piece: string) => pieces.push(piece) }
  return { written: await writeCandidate(ports, 's', { ...input, ...change }, options), asked, pieces }
}

describe('writeCandidate', () => {
  it('gives what the model wrote, with the reasons, the price and no complaint', async () => {
    const text = `<hypotheses>行为最说明需求</hypotheses><prompt>${template}</prompt>`
    const { written, asked } = await write({ text })
    expect(written).toMatchObject({ template, hypotheses: '行为最说明需求', problems: [], inputTokens: 900 })
    expect(written.costUsd).toBeGreaterThan(0)
    expect(asked[0]?.text).toContain('推荐下一个产品')
  })

  it.each([
    [{ text: '好的，下面是提示词' }, ['untagged']],
    [{ text: '<prompt>根据 {{USER_', stop: 'max_tokens' as const }, ['cut']],
    [{ text: '', stop: 'refusal' as const }, ['refused']],
    [{ text: `<prompt>${template.replace('USER_ACTION', 'AGE')}</prompt>` }, ['missing', 'invented']],
    [{ text: `<prompt>${template}例如龙胆泻肝片</prompt>` }, ['copied']],
    [{ text: `<prompt>${template.split('，按')[0]}，要贴合需求、不重复</prompt>` }, ['noFormat']],
  ])('names what is wrong with %j', async (answer, codes) => {
    const { written } = await write(answer)
    expect(written.problems.map(({ code }) => code)).toEqual(codes)
    expect(written.words).toHaveLength(codes.length)
  })

  it('says that the definitions leak the label', async () => {
    const text = `<prompt>${template}</prompt>`
    const { written } = await write({ text }, { definitions: 'USER_ACTION: {{行为}}，买了{{下一产品}}' })
    expect(written.problems).toEqual([{ code: 'leak', names: ['下一产品'] }])
  })

  it('lets the task name a product, and writes by rule without a model', async () => {
    const embedded = { connection: 'embedded', model: 'embedded', task: '比如龙胆泻肝片 {{X}} $5' } as const
    const { written, asked, pieces } = await write({}, embedded)
    expect(written.problems).toEqual([])
    expect(written.template).toContain('比如龙胆泻肝片 \\{{X}} $$5')
    expect(asked).toHaveLength(0)
    expect(pieces.join('')).toContain('<prompt>')
  })
})

it('wants a task', () => {
  expect(writeCandidateSchema.safeParse({ ...input, task: ' ' }).success).toBe(false)
  expect(writeCandidateSchema.safeParse({ ...input, task: '推荐' }).success).toBe(true)
})
