// How many calls a connection bears at once, found out while calling: grows while answers are quick, halves when the other
// side is overloaded, stands still for as long as it asks. One pace a connection and process, shared by its runs.
import type { Clock } from './ports'
import { easeMs, type RateLimit } from './rate-limits'
import { createTurnstile } from './turnstile'

export interface PaceLimits {
  /** Never more calls at once than this, ≥ 1. */
  maxConcurrency: number
  /** Null: none. Spread evenly, with a second's worth at once. */
  requestsPerMinute: number | null
}

/** How one attempt ended: with an answer, by overload (429, 529, 503), or in a way that says nothing about the load. */
export type AttemptEnd =
  | { kind: 'answered'; latencyMs: number }
  | { kind: 'overloaded'; retryAfterMs: number | undefined }
  | { kind: 'other' }

export interface Pace {
  /** Runs the attempt when its turn has come; `endOf` tells how it ended. Rejects with the signal's reason while waiting. */
  attempt<T>(
    signal: AbortSignal,
    act: () => Promise<T>,
    endOf: (result: PromiseSettledResult<T>) => AttemptEnd,
  ): Promise<T>
  /** What the server says of its own limits: waits as long as they lack room, so that none of them is reached. */
  heed(limits: readonly RateLimit[]): void
  /** Nothing goes out before `until` (milliseconds since the epoch); at most a minute from now. */
  hold(until: number): void
  state(): { limit: number; inFlight: number; heldUntil: number }
}

export interface PaceOptions {
  clock: Clock
  /** Looked at before each attempt, since they may be changed and shared with other processes meanwhile. */
  limits: () => PaceLimits
  /** Told when this process found out that the connection must stand still, so that others may know. */
  onHold?: ((until: number) => void) | undefined
}

const startLimit = 4
const holdCapMs = 60_000
// A share of overloads that chance alone brings (a few in a hundred) must not slow a run down.
const congestedShare = 0.3
const congestedSample = 16
const recentEnds = 32
const slowFactor = 2

/**
 * The limit doubles each round trip from 4 until the first congestion; then it halves and returns by half of the missing
 * part a round trip, and beyond by one (BIC: Xu, Harfoush, Rhee, "Binary Increase Congestion Control", INFOCOM 2004). It
 * does not grow while answers take more than twice their long-time mean (after Netflix's Gradient2 limit, 2018), nor
 * when it isn't used up. Congestion: of the last 16–32 attempts begun since the last halving three in ten were refused
 * for load, or all of the first four. A single refusal delays its own call alone.
 */
export function createPace({ clock, limits, onHold }: PaceOptions): Pace {
  let limit = startLimit
  let formerLimit: number | null = null
  let inFlight = 0
  let heldUntil = 0
  let begun = 0
  let cutAt = 0
  let ends: boolean[] = []
  let longMs = 0
  let shortMs = 0
  // Generic cell rate algorithm (ITU-T I.371): when the next request would be due, were they spread evenly.
  let dueAt = 0

  const ceiling = () => Math.max(1, limits().maxConcurrency)
  const turnstile = createTurnstile(clock, () => {
    if (inFlight >= Math.floor(Math.min(limit, ceiling()))) return Number.POSITIVE_INFINITY
    const now = clock.now()
    if (now < heldUntil) return heldUntil - now
    const { requestsPerMinute } = limits()
    if (requestsPerMinute !== null) {
      const everyMs = 60_000 / requestsPerMinute
      const early = dueAt - now - Math.max(1000 - everyMs, 0)
      if (early > 0) return early
      dueAt = Math.max(dueAt, now) + everyMs
    }
    inFlight++
    begun++
    return true
  })

  function hold(until: number): void {
    heldUntil = Math.max(heldUntil, Math.min(until, clock.now() + holdCapMs))
  }

  function cut(retryAfterMs: number | undefined): void {
    formerLimit = limit
    limit = Math.max(1, limit / 2)
    cutAt = begun
    ends = []
    if (retryAfterMs === undefined) return
    hold(clock.now() + retryAfterMs)
    onHold?.(heldUntil)
  }

  function noteOverload(retryAfterMs: number | undefined): void {
    const refused = ends.filter(Boolean).length
    const allOfFew = refused >= 4 && refused === ends.length
    if (allOfFew || (ends.length >= congestedSample && refused >= congestedShare * ends.length)) cut(retryAfterMs)
  }

  function noteAnswer(latencyMs: number, usedUp: boolean): void {
    const mean = (former: number, weight: number) => (former === 0 ? latencyMs : former + weight * (latencyMs - former))
    // Twenty round trips: fewer, and the load itself would soon count as usual.
    longMs = mean(longMs, 1 / (20 * limit))
    shortMs = mean(shortMs, 0.2)
    if (!usedUp || shortMs > slowFactor * longMs) return
    const step = formerLimit === null ? limit : Math.max(1, (formerLimit - limit) / 2)
    limit = Math.min(ceiling(), limit + step / limit)
  }

  function leave(number: number, usedUp: boolean, end: AttemptEnd): void {
    inFlight--
    // What began before the last halving met a load that is no more.
    if (end.kind !== 'other' && number > cutAt) {
      ends.push(end.kind === 'overloaded')
      if (ends.length > recentEnds) ends.shift()
      if (end.kind === 'overloaded') noteOverload(end.retryAfterMs)
      else noteAnswer(end.latencyMs, usedUp)
    }
    turnstile.wake()
  }

  return {
    async attempt(signal, act, endOf) {
      await turnstile.pass(signal)
      const number = begun
      // As with TCP (RFC 7661): a window that was less than half full says nothing about a larger one.
      const usedUp = 2 * inFlight > limit
      try {
        const value = await act()
        leave(number, usedUp, endOf({ status: 'fulfilled', value }))
        return value
      } catch (reason) {
        leave(number, usedUp, endOf({ status: 'rejected', reason }))
        throw reason
      }
    },
    heed(limits) {
      const now = clock.now()
      const waitMs = easeMs(limits, inFlight, now)
      if (waitMs > 0) hold(now + waitMs)
    },
    hold(until) {
      hold(until)
      turnstile.wake()
    },
    state: () => ({ limit: Math.floor(Math.min(limit, ceiling())), inFlight, heldUntil }),
  }
}
