import fc from 'fast-check'
import { expect, it } from 'vitest'
import { easeMs, type RateLimit } from './rate-limits'

const requests = (patch: Partial<RateLimit> = {}): RateLimit => ({
  ...{ limit: 60, remaining: 30, fullAt: 30_000, perCall: 1 },
  ...patch,
})

it('waits for nothing where there is room for what is under way and one more', () => {
  expect(easeMs([requests()], 29, 0)).toBe(0)
  expect(easeMs([], 1000, 0)).toBe(0)
})

it('waits for as much as the bucket lacks, at the pace at which it fills', () => {
  // One request a second: 31 are needed, 30 are there.
  expect(easeMs([requests()], 30, 0)).toBe(1000)
  expect(easeMs([requests({ remaining: 0, fullAt: 60_000 })], 4, 0)).toBe(5000)
  // The scarcer bucket decides: 2,000 tokens a call, 10,000 a second, 1,000 there.
  const tokens = { limit: 600_000, remaining: 1000, fullAt: 59_900, perCall: 2000 }
  expect(easeMs([requests(), tokens], 1, 0)).toBe(300)
})

it('waits no longer than until the bucket is full, however large a call', () => {
  expect(easeMs([requests({ perCall: 1000 })], 9, 0)).toBe(30_000)
  expect(easeMs([requests({ fullAt: -5, remaining: 0 })], 9, 0)).toBe(0)
})

it('is never negative, and never beyond the time at which all is full', () => {
  const bucket = fc.record({
    limit: fc.integer({ min: 1, max: 1e6 }),
    remaining: fc.integer({ min: 0, max: 1e6 }),
    fullAt: fc.integer({ min: -1e5, max: 1e5 }),
    perCall: fc.integer({ min: 0, max: 1e5 }),
  })
  fc.assert(
    fc.property(fc.array(bucket, { maxLength: 4 }), fc.nat(200), (limits, inFlight) => {
      const wait = easeMs(limits, inFlight, 0)
      expect(wait).toBeGreaterThanOrEqual(0)
      expect(wait).toBeLessThanOrEqual(Math.max(0, ...limits.map(({ fullAt }) => fullAt)) + 1e-6)
    }),
  )
})
