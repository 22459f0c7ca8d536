import { setMaxListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '@/lib/core/sampling/random'
import { createHandClock } from './hand-clock'
import { type AttemptEnd, createPace, type PaceLimits } from './pace'

const never = new AbortController().signal
// A thousand attempts wait for it at once.
setMaxListeners(0, never)
const answered: AttemptEnd = { kind: 'answered', latencyMs: 100 }
const overloaded = (retryAfterMs?: number): AttemptEnd => ({ kind: 'overloaded', retryAfterMs })

function fixture(limits: Partial<PaceLimits> = {}) {
  const clock = createHandClock(1_000_000)
  const holds: number[] = []
  const pace = createPace({
    clock,
    limits: () => ({ maxConcurrency: 64, requestsPerMinute: null, ...limits }),
    onHold: (until) => holds.push(until - clock.now()),
  })
  /** Attempts of 100 ms, as many as the pace lets out, each ending as `endOf` says by its number. */
  const load = async (
    count: number,
    endOf: (number: number, inFlight: number) => AttemptEnd = () => answered,
    ms = 100,
  ) => {
    let peak = 0
    let number = 0
    const one = () =>
      pace.attempt(
        never,
        async () => {
          const inFlight = pace.state().inFlight
          peak = Math.max(peak, inFlight)
          await clock.wait(ms, never)
          return endOf(number++, inFlight)
        },
        (result) => (result.status === 'fulfilled' ? result.value : { kind: 'other' }),
      )
    const all = Promise.all(Array.from({ length: count }, one))
    await clock.runUntil(all)
    return peak
  }
  return { clock, pace, holds, load }
}

describe('createPace', () => {
  it('begins at four and doubles each round trip up to the ceiling', async () => {
    const { clock, pace, load } = fixture()
    const begin = clock.now()
    expect(await load(1000)).toBe(64)
    expect(pace.state()).toMatchObject({ limit: 64, inFlight: 0 })
    // 4 + 8 + 16 + 32 in four round trips, then 64 each: 15 more.
    expect((clock.now() - begin) / 100).toBeLessThanOrEqual(20)
  })

  it('never exceeds a ceiling, even one below the start', async () => {
    const { load } = fixture({ maxConcurrency: 2 })
    expect(await load(20)).toBe(2)
  })

  it('a few refusals in a hundred slow nothing down', async () => {
    const { pace, load } = fixture()
    const random = seededRandom(7)
    await load(4000, () => (random() < 0.07 ? overloaded(1000) : answered))
    expect(pace.state().limit).toBe(64)
  })

  it('finds what the other side bears, and stays near it', async () => {
    const { pace, load } = fixture()
    await load(2000, (_, inFlight) => (inFlight > 20 ? overloaded() : answered))
    expect(pace.state().limit).toBeGreaterThanOrEqual(10)
    expect(pace.state().limit).toBeLessThanOrEqual(40)
  })

  it('halves once for one congestion, not for each call that met it', async () => {
    const { pace, load } = fixture()
    await load(400)
    expect(pace.state().limit).toBe(64)
    // All 64 under way are refused at once.
    await load(64, () => overloaded())
    expect(pace.state().limit).toBe(32)
  })

  it('stands still when it is told to by a congestion, and says so', async () => {
    const { clock, pace, holds, load } = fixture()
    await load(4, () => overloaded(5000))
    expect(holds).toEqual([5000])
    const begin = clock.now()
    await load(1)
    expect(clock.now() - begin).toBe(5100)
    expect(pace.state().limit).toBe(2)
  })

  it('is held for a minute at most, and by others too', async () => {
    const { clock, pace, load } = fixture()
    pace.hold(clock.now() + 3_600_000)
    const begin = clock.now()
    await load(1)
    expect(clock.now() - begin).toBe(60_100)
  })

  it('does not grow while answers slow down', async () => {
    const { pace, load } = fixture({ maxConcurrency: 1000 })
    await load(200)
    const before = pace.state().limit
    await load(2000, () => ({ kind: 'answered', latencyMs: 1000 }))
    expect(pace.state().limit).toBeLessThan(before * 1.5)
  })

  it('does not grow by calls that never filled it', async () => {
    const { pace, load } = fixture()
    for (let i = 0; i < 100; i++) await load(1)
    expect(pace.state().limit).toBe(4)
  })

  it('spreads requests over the minute', async () => {
    const { clock, load } = fixture({ requestsPerMinute: 600 })
    const begin = clock.now()
    await load(40)
    // A second's worth at once, then one each 100 ms.
    expect(clock.now() - begin).toBeGreaterThanOrEqual(3000)
    expect(clock.now() - begin).toBeLessThanOrEqual(3200)
  })

  it('gives up a wait with the signal, and passes on what an attempt throws', async () => {
    const { pace, clock } = fixture({ maxConcurrency: 1 })
    const other = () => ({ kind: 'other' }) as const
    const first = pace.attempt(never, () => clock.wait(100, never), other)
    const stop = new AbortController()
    const second = pace.attempt(stop.signal, async () => 1, other).catch((error: unknown) => error)
    stop.abort(new Error('enough'))
    expect(await second).toMatchObject({ message: 'enough' })
    await clock.runUntil(first)
    await expect(pace.attempt(never, () => Promise.reject(new Error('broken')), other)).rejects.toThrow('broken')
    expect(pace.state().inFlight).toBe(0)
  })

  it('waits as long as the server’s own limits lack room, and not a moment longer', async () => {
    const { clock, pace, holds } = fixture()
    const now = clock.now()
    // A request a second; one is left, and none is under way.
    pace.heed([{ limit: 60, remaining: 1, fullAt: now + 59_000, perCall: 1 }])
    expect(pace.state().heldUntil).toBe(0)
    pace.heed([{ limit: 60, remaining: 0, fullAt: now + 60_000, perCall: 1 }])
    expect(pace.state().heldUntil).toBe(now + 1000)
    const passed = pace.attempt(
      never,
      async () => clock.now(),
      () => answered,
    )
    await clock.runUntil(passed)
    expect(await passed).toBe(now + 1000)
    // Each process hears it from the server itself.
    expect(holds).toEqual([])
  })
})
