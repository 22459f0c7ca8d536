import { expect, it } from 'vitest'
import { readLimits } from './anthropic-limits'

const used = { inputTokens: 900, outputTokens: 100 }
const headersOf = (kind: string, limit: string, remaining: string, reset: string) => ({
  [`anthropic-ratelimit-${kind}-limit`]: limit,
  [`anthropic-ratelimit-${kind}-remaining`]: remaining,
  [`anthropic-ratelimit-${kind}-reset`]: reset,
})

it('reads each limit with what a call takes of it', () => {
  const reset = '2026-11-25T00:00:30Z'
  const headers = new Headers({
    ...headersOf('requests', '4000', '3999', reset),
    ...headersOf('tokens', '500000', '1000', reset),
    ...headersOf('input-tokens', '400000', '0', reset),
  })
  const fullAt = Date.parse(reset)
  expect(readLimits(headers, used)).toEqual([
    { limit: 4000, remaining: 3999, fullAt, perCall: 1 },
    { limit: 500_000, remaining: 1000, fullAt, perCall: 1000 },
    { limit: 400_000, remaining: 0, fullAt, perCall: 900 },
  ])
})

it('leaves out what is missing or no figure', () => {
  const missing = headersOf('requests', '1', '1', 'soon')
  expect(readLimits(new Headers({ ...missing, 'anthropic-ratelimit-tokens-limit': '5' }), used)).toEqual([])
  expect(readLimits(new Headers(), used)).toEqual([])
})
