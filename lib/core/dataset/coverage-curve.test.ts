import fc from 'fast-check'
import { expect, it } from 'vitest'
import { coverageCurve, type DatedRequest } from './coverage-curve'

const request = (day: number, user: number | null, input: number): DatedRequest => ({ day, user, input })

it('is known by hand', () => {
  // Day 0: users 1, 2. Day 1: user 1 again, and a new one with user 2's input. Day 2: user 2, and nobody known.
  const requests = [
    request(0, 1, 10),
    request(0, 2, 20),
    request(1, 1, 11),
    request(1, 3, 20),
    request(2, 2, 21),
    request(2, 4, 30),
  ]
  expect(coverageCurve(requests)).toEqual([
    // Day 1: both; day 2: user 2 was not there on day 1.
    { window: 1, share: 0.5, byUser: 0.25, byInput: 0.25, low: 0, high: 1, days: 2 },
    // Day 2 alone has two days before it: user 2.
    { window: 2, share: 0.5, byUser: 0.5, byInput: 0, low: 0.5, high: 0.5, days: 1 },
  ])
})

it('does not count what came on the same day, nor a user without a name', () => {
  expect(coverageCurve([request(0, 1, 1), request(1, 2, 2), request(1, 2, 2)])[0]).toMatchObject({ share: 0 })
  expect(coverageCurve([request(0, null, 1), request(1, null, 2)])[0]).toMatchObject({ share: 0, byUser: 0 })
})

it('has no curve without two days', () => {
  expect(coverageCurve([])).toEqual([])
  expect(coverageCurve([request(5, 1, 1), request(5, 1, 1)])).toEqual([])
})

const anyRequests = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 40 }),
    user: fc.option(fc.integer({ min: 0, max: 6 })),
    input: fc.integer({ min: 0, max: 12 }),
  }),
  { maxLength: 60 },
)

it('equals a brute-force count, whatever the order of the rows', () => {
  fc.assert(
    fc.property(anyRequests, (requests) => {
      const curve = coverageCurve(requests)
      expect(coverageCurve([...requests].reverse())).toEqual(curve)
      const first = Math.min(...requests.map(({ day }) => day))
      for (const { window, share, byUser, byInput, low, high } of curve) {
        const evaluated = requests.filter(({ day }) => day - window >= first)
        const seen = (one: DatedRequest, same: (other: DatedRequest) => boolean) =>
          requests.some((other) => other.day < one.day && one.day - other.day <= window && same(other))
        const user = (one: DatedRequest) => seen(one, (other) => one.user !== null && other.user === one.user)
        const input = (one: DatedRequest) => seen(one, (other) => other.input === one.input)
        const shareOf = (covered: (one: DatedRequest) => boolean) => evaluated.filter(covered).length / evaluated.length
        expect(share).toBeCloseTo(
          shareOf((one) => user(one) || input(one)),
          12,
        )
        expect(byUser).toBeCloseTo(shareOf(user), 12)
        expect(byInput).toBeCloseTo(shareOf(input), 12)
        expect(low).toBeLessThanOrEqual(share + 1e-12)
        expect(high).toBeGreaterThanOrEqual(share - 1e-12)
        expect(share).toBeGreaterThanOrEqual(Math.max(byUser, byInput) - 1e-12)
      }
    }),
  )
})
