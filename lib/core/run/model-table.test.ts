import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createModelTable, modelSettingSchema, type StoredModelSetting } from './model-table'

const tiers = [
  { inputUsd: 1, outputUsd: 2, maxInputTokens: 100 },
  { inputUsd: 3, outputUsd: 6, maxInputTokens: Infinity },
]
const plain = {
  parameters: {},
  inputUsd: null,
  outputUsd: null,
  requestsPerMinute: null,
  maxConcurrency: null,
} satisfies Partial<StoredModelSetting>
const table = createModelTable(
  (model) => (model === 'shipped' ? tiers : null),
  [
    { ...plain, connection: 'openai', model: 'shipped', inputUsd: 10, outputUsd: 20, parameters: { temperature: 0 } },
    { ...plain, connection: 'openai', model: 'free', inputUsd: 0, outputUsd: 0, requestsPerMinute: 60 },
    { ...plain, connection: 'openai', model: 'unpriced', maxConcurrency: 2 },
  ],
)
const million = { inputTokens: 1e6, outputTokens: 1e6 }

describe('createModelTable', () => {
  it.each([
    ['anthropic', 'shipped', 9],
    ['openai', 'shipped', 30],
    ['openai', 'free', 0],
    ['openai', 'unpriced', null],
    ['anthropic', 'free', null],
    ['openai', 'never heard of', null],
  ])('prices %s %s at %s a million tokens each way', (connection, model, usd) => {
    expect(table.costUsd(connection, model, million)).toBe(usd)
  })

  it('takes the tier by the prompt, up to and with its bound', () => {
    expect(table.costUsd('a', 'shipped', { inputTokens: 100, outputTokens: 0 })).toBeCloseTo(1e-4, 12)
    expect(table.costUsd('a', 'shipped', { inputTokens: 101, outputTokens: 0 })).toBeCloseTo(3.03e-4, 12)
  })

  it('gives parameters and limits of that connection alone', () => {
    expect(table.parametersOf('openai', 'shipped')).toEqual({ temperature: 0 })
    expect(table.parametersOf('anthropic', 'shipped')).toEqual({})
    expect(table.limitsOf('openai', 'free')).toEqual({ requestsPerMinute: 60, maxConcurrency: null })
    expect(table.limitsOf('openai', 'unpriced')).toEqual({ requestsPerMinute: null, maxConcurrency: 2 })
    expect(table.limitsOf('openai', 'constructor')).toEqual({ requestsPerMinute: null, maxConcurrency: null })
  })

  it('costs nothing below nothing, and never less for more tokens', () => {
    const tokens = fc.nat({ max: 1e7 })
    fc.assert(
      fc.property(tokens, tokens, tokens, (inputTokens, outputTokens, more) => {
        const less = table.costUsd('openai', 'shipped', { inputTokens, outputTokens }) ?? Number.NaN
        expect(less).toBeGreaterThanOrEqual(0)
        expect(
          table.costUsd('openai', 'shipped', { inputTokens, outputTokens: outputTokens + more }),
        ).toBeGreaterThanOrEqual(less)
      }),
    )
  })
})

describe('modelSettingSchema', () => {
  it.each([
    { inputUsd: -1, outputUsd: 1 },
    { inputUsd: 1, outputUsd: 1e9 },
    { inputUsd: 1, outputUsd: null },
    { inputUsd: Number.NaN, outputUsd: 1 },
    { maxConcurrency: 0 },
    { maxConcurrency: 10_000 },
    { requestsPerMinute: 0 },
    { requestsPerMinute: 1.5 },
    { parameters: { temperature: 3 } },
    { parameters: { maxTokens: 0 } },
    { parameters: { effort: 'huge' } },
  ])('refuses %j', (wrong) => {
    expect(modelSettingSchema.safeParse({ ...plain, ...wrong }).success).toBe(false)
    expect(modelSettingSchema.safeParse(plain).success).toBe(true)
  })
})
