// The headers in which Anthropic says how much of each limit is left.
// platform.claude.com/docs/en/api/rate-limits, "Response headers".
import type { RateLimit } from '@/lib/engine/rate-limits'

interface Used {
  inputTokens: number
  outputTokens: number
}

const unitsOf: Readonly<Record<string, (used: Used) => number>> = {
  requests: () => 1,
  tokens: ({ inputTokens, outputTokens }) => inputTokens + outputTokens,
  'input-tokens': ({ inputTokens }) => inputTokens,
  'output-tokens': ({ outputTokens }) => outputTokens,
}

/** The limits that are told whole; `used` is what the answered call took. Unreadable or missing ones are left out. */
export function readLimits(headers: Headers, used: Used): RateLimit[] {
  return Object.entries(unitsOf).flatMap(([kind, perCall]) => {
    const told = (what: string) => headers.get(`anthropic-ratelimit-${kind}-${what}`)
    const [limit, remaining, reset] = [told('limit'), told('remaining'), told('reset')]
    if (limit === null || remaining === null || reset === null) return []
    const read = { limit: Number(limit), remaining: Number(remaining), fullAt: Date.parse(reset) }
    return Object.values(read).every(Number.isFinite) ? [{ ...read, perCall: perCall(used) }] : []
  })
}
