// What a server says of its own limits with each answer, and how long to wait so that they are never reached.

/** A bucket that fills steadily: requests, or tokens. */
export interface RateLimit {
  /** Units that the full bucket holds. */
  limit: number
  remaining: number
  /** Milliseconds since the epoch: when it will be full again. */
  fullAt: number
  /** Units that a call like the one answered takes. */
  perCall: number
}

/**
 * Milliseconds to wait until every bucket holds enough for the calls under way and one more: a server counts some calls when
 * they come and tokens when they end, so that those under way may not be counted yet. 0 where there is room. A call that takes
 * more than a whole bucket waits until it is full.
 */
export function easeMs(limits: readonly RateLimit[], inFlight: number, now: number): number {
  const waits = limits.map(({ limit, remaining, fullAt, perCall }) => {
    const missing = Math.min(perCall * (inFlight + 1), limit) - remaining
    const used = limit - remaining
    return missing <= 0 || used <= 0 ? 0 : (Math.max(0, fullAt - now) * missing) / used
  })
  return Math.max(0, ...waits)
}
