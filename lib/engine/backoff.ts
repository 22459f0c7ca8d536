// How long to wait before the next attempt.
import type { Random } from '@/lib/core/sampling/random'

const baseMs = 500
const capMs = 30_000
const retryAfterCapMs = 60_000

/**
 * Milliseconds to wait after the failed attempt number `attempt` (from 1): full jitter, uniform in
 * [0, min(30 s, 500 ms · 2^(attempt−1))). What the server asked for comes first and is obeyed up to 60 s; the jitter is
 * added to it, so that all who were told the same do not come back at once.
 * Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015 ("FullJitter").
 */
export function backoffMs(attempt: number, random: Random, retryAfterMs = 0): number {
  const jitterMs = random() * Math.min(capMs, baseMs * 2 ** (attempt - 1))
  return Math.min(retryAfterCapMs, retryAfterMs + jitterMs)
}
