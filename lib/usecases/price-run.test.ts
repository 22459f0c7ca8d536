import { describe, expect, it } from 'vitest'
import type { Row } from '@/lib/core/dataset/dataset'
import { estimateTokens } from '@/lib/core/prompt/estimate-tokens'
import { createModelTable } from '@/lib/core/run/model-table'
import type { ModelRequest } from '@/lib/engine/ports'
import { requestHash } from '@/lib/engine/request-hash'
import { ModelError } from '@/lib/errors'
import { type PlannedCalls, type PriceLook, priceCalls } from './price-run'
import { memoryRows } from './row-source'

const words = ['甲乙丙', '用户很喜欢维生素', '年龄三十六', '甲乙丙', '近期浏览了阿胶糕']
const rows: Row[] = words.map((word, index) => ({ index, cells: [word] }))
const arm = (name: string, model: string, connection = 'anthropic') => ({
  name,
  versionKey: name,
  template: '',
  variables: '',
  emptyCells: 'omit' as const,
  connection,
  model,
  parameters: { maxTokens: 200 },
})
// A dollar for a million tokens in, ten for a million out.
const table = createModelTable(
  (model) => (model === 'unpriced' ? null : [{ inputUsd: 1, outputUsd: 10, maxInputTokens: Number.POSITIVE_INFINITY }]),
  [],
)
const plan = (patch: Partial<PlannedCalls> = {}): PlannedCalls => {
  const arms = patch.arms ?? [arm('A', 'm'), arm('B', 'm')]
  return {
    source: memoryRows(rows),
    sampled: [0, 1, 2, 3, 4],
    duplicates: 0,
    arms,
    requestOf: (at, row): ModelRequest => ({
      connection: arms[at]?.connection ?? '',
      model: arms[at]?.model ?? '',
      parameters: { maxTokens: 200 },
      text: `${arms[at]?.name}：${row.cells[0]}`,
    }),
    table,
    repeats: 1,
    reuse: true,
    transport: 'live',
    concurrency: 2,
    maxCalls: null,
    budgetUsd: null,
    bestOf: null,
    ...patch,
  }
}
const look = (patch: Partial<PriceLook['answers']> = {}, client: Awaited<ReturnType<PriceLook['clientOf']>> = {}) => ({
  answers: { findKept: async () => new Set<string>(), lengthsOf: async () => null, ...patch },
  clientOf: async () => client,
})
const never = new AbortController().signal
const tokensOf = (name: string) => words.map((word) => estimateTokens(`${name}：${word}`))
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

describe('priceCalls', () => {
  it('counts equal requests once, and says what it assumes', async () => {
    const price = await priceCalls(plan(), look(), never)
    expect(price).toMatchObject({ rows: 5, trials: 10, calls: 8, shared: 2, kept: 0, counted: false, stop: null })
    expect(price).toMatchObject({ assumedOutput: true, seconds: null, countFailure: null, unpriced: [] })
    const rough = sum([...tokensOf('A'), ...tokensOf('B')]) - estimateTokens('A：甲乙丙') - estimateTokens('B：甲乙丙')
    expect(price.inputTokens.mid).toBe(rough)
    expect(price.arms.map(({ version, calls }) => [version, calls])).toEqual([
      ['A', 4],
      ['B', 4],
    ])
  })

  it('leaves out what is kept, unless it may not stand for a call', async () => {
    const { requestOf } = plan()
    const kept = new Set([requestHash(requestOf(0, rows[1] as Row))])
    const answers = { findKept: async (hashes: readonly string[]) => new Set(hashes.filter((hash) => kept.has(hash))) }
    expect(await priceCalls(plan(), look(answers), never)).toMatchObject({ calls: 7, kept: 1, shared: 2 })
    expect(await priceCalls(plan({ reuse: false }), look(answers), never)).toMatchObject({
      calls: 10,
      kept: 0,
      shared: 0,
    })
  })

  it('has each draw asked anew, and tells where a cap ends the run', async () => {
    expect(await priceCalls(plan({ repeats: 3, maxCalls: 5 }), look(), never)).toMatchObject({
      trials: 30,
      calls: 24,
      stop: { by: 'calls', calls: 5 },
    })
    // 8 calls of 200 tokens out at the least: 0.016 dollars and a little for the input.
    expect((await priceCalls(plan({ budgetUsd: 0.008 }), look(), never)).stop).toMatchObject({ by: 'budget', calls: 3 })
  })

  it('scales by the vendor’s count, which is of the very requests', async () => {
    const asked: string[] = []
    const client = {
      countTokens: async ({ text }: ModelRequest) => {
        asked.push(text)
        return 3 * estimateTokens(text)
      },
    }
    const price = await priceCalls(plan(), look({}, client), never)
    expect(asked).toContain('A：用户很喜欢维生素')
    expect(price.counted).toBe(true)
    expect(price.inputTokens.low).toBe(price.inputTokens.high)
    expect(price.inputTokens.mid).toBe(3 * (await priceCalls(plan(), look(), never)).inputTokens.mid)
  })

  it('estimates where the vendor can’t be asked, and says why', async () => {
    const failure = new ModelError('stop', 'model.auth', { detail: 'no' })
    const price = await priceCalls(plan(), look({}, { countTokens: async () => Promise.reject(failure) }), never)
    expect(price).toMatchObject({ counted: false, countFailure: { code: 'model.auth', params: { detail: 'no' } } })
  })

  it('takes length and speed from earlier answers; a batch costs half and has no speed', async () => {
    const lengths = { outputTokens: 100, deviation: 0, answers: 50, latencyMs: 3000 }
    const known = look({ lengthsOf: async () => lengths })
    const live = await priceCalls(plan(), known, never)
    expect(live).toMatchObject({ outputTokens: { mid: 800 }, seconds: 12, assumedOutput: false })
    const batch = await priceCalls(plan({ transport: 'batch' }), known, never)
    expect(batch.costUsd?.mid).toBeCloseTo((live.costUsd?.mid ?? 0) / 2, 15)
    expect(batch.seconds).toBeNull()
    // Four answers are too few.
    expect(
      (await priceCalls(plan(), look({ lengthsOf: async () => ({ ...lengths, answers: 4 }) }), never)).assumedOutput,
    ).toBe(true)
  })

  it('an unknown price is no zero, and is named', async () => {
    const price = await priceCalls(plan({ arms: [arm('A', 'unpriced')] }), look(), never)
    expect(price).toMatchObject({ costUsd: null, unpriced: ['unpriced'] })
  })

  it('breaks off', async () => {
    const controller = new AbortController()
    controller.abort(new Error('gone'))
    await expect(priceCalls(plan(), look(), controller.signal)).rejects.toThrow('gone')
  })
})
