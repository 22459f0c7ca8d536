import { describe, expect, it } from 'vitest'
import type { TokenUse } from '@/lib/core/run/model-table'
import { shippedModels } from './prices'

const costUsd = (model: string, tokens: TokenUse) => shippedModels.costUsd('a', model, tokens)

describe('shippedPrice', () => {
  // Witness: the published price list, one million tokens each way.
  it.each([
    ['claude-opus-5-5', 24],
    ['claude-sonnet-5-5', 12],
    ['claude-haiku-5-5', 3],
    ['embedded', 0],
  ])('prices a million tokens each way of %s', (model, usd) => {
    expect(costUsd(model, { inputTokens: 1e6, outputTokens: 1e6 })).toBeCloseTo(usd, 12)
  })

  it('takes the tier by the prompt, up to and with its bound', () => {
    expect(costUsd('claude-haiku-5-5', { inputTokens: 100_000, outputTokens: 1000 })).toBeCloseTo(0.0105, 12)
    expect(costUsd('claude-haiku-5-5', { inputTokens: 100_001, outputTokens: 1000 })).toBeCloseTo(0.0525005, 12)
  })

  it('prices a dated id as its family', () => {
    const tokens = { inputTokens: 1234, outputTokens: 56 }
    expect(costUsd('claude-haiku-5-5-20261007', tokens)).toBe(costUsd('claude-haiku-5-5', tokens))
  })

  it.each(['gpt-9', '', 'claude-haiku-5-5-mini', 'constructor', '__proto__'])('does not know %j', (model) => {
    expect(costUsd(model, { inputTokens: 1, outputTokens: 1 })).toBeNull()
  })
})
