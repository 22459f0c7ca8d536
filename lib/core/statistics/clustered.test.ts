import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  clusterCodes,
  clusteredDifference,
  clusteredDifferenceInterval,
  clusteredProportionInterval,
  clusterTotals,
  codedTotals,
  differenceOf,
} from './clustered'
import { wilsonInterval } from './wilson'

const repeat = <T>(value: T, times: number): T[] => Array.from({ length: times }, () => value)
const nobody = (n: number): null[] => repeat(null, n)

describe('clusterTotals', () => {
  it('sums by user in order of first appearance; unknown users stand alone', () => {
    expect(clusterTotals([1, 2, 4, 8, 16, 32], ['u', null, 'v', 'u', null, ''])).toEqual([
      { sum: 9, size: 2 },
      { sum: 2, size: 1 },
      { sum: 4, size: 1 },
      { sum: 16, size: 1 },
      { sum: 32, size: 1 },
    ])
  })
})

describe('codedTotals', () => {
  it('sums by number as clusterTotals does by name', () => {
    const rows = fc.array(fc.tuple(fc.constantFrom(-1, 0, 1), fc.constantFrom('u', 'v', 'w', '', null)))
    fc.assert(
      fc.property(rows, (drawn) => {
        const values = drawn.map(([value]) => value)
        const users = drawn.map(([, user]) => user)
        const { codes, count } = clusterCodes(users)
        const { sums, sizes } = codedTotals(values, codes, count)
        const totals = Array.from(sums, (sum, at) => ({ sum, size: sizes[at] }))
        expect(totals).toEqual(clusterTotals(values, users))
        expect(differenceOf({ sums, sizes })).toEqual(clusteredDifference(values, users))
      }),
    )
  })

  it('knows the clusters that were met alone, in their order', () => {
    expect(codedTotals([1, 0, 1], [4, 2, 4], 9)).toEqual({ sums: Float64Array.of(2, 0), sizes: Float64Array.of(2, 1) })
    expect(codedTotals([], [], 3).sums).toHaveLength(0)
  })
})

describe('clusteredDifference', () => {
  it('is Bonett and Price’s adjusted Wald interval when no user repeats', () => {
    // Their formula in Python 3, 31 wins and 12 losses of 200: p12 = 32/202, p21 = 13/202,
    // SE = sqrt((p12 + p21 - (p12 - p21)**2) / 202), z = NormalDist().inv_cdf(.975)
    const gains = [...repeat(1, 31), ...repeat(-1, 12), ...repeat(0, 157)]
    const difference = clusteredDifference(gains, nobody(200))
    expect(difference.mean).toBeCloseTo(0.09405940594059406, 14)
    expect(difference.standardError).toBeCloseTo(0.032542820639237025, 14)
    const [low, high] = clusteredDifferenceInterval(difference)
    expect(low).toBeCloseTo(0.03027664953234277, 12)
    expect(high).toBeCloseTo(0.15784216234884535, 12)
  })

  it('counts the rows of one user as one observation when they are all alike', () => {
    // By hand: users (1,1), (-1,-1), (0,0) and the two added rows; mean 0, √(2² + 2² + 0 + 1 + 1)/8
    const difference = clusteredDifference([1, 1, -1, -1, 0, 0], ['u', 'u', 'v', 'v', 'w', 'w'])
    expect(difference).toEqual({ mean: 0, standardError: Math.sqrt(10) / 8, n: 8, freedom: 2 })
  })

  it('keeps a width where all rows are equal, and says nothing from one user or none', () => {
    const [low, high] = clusteredDifferenceInterval(clusteredDifference(repeat(0, 100), nobody(100)))
    expect(low).toBeLessThan(-0.02)
    expect(high).toBeGreaterThan(0.02)
    expect(clusteredDifferenceInterval(clusteredDifference([], []))).toEqual([-1, 1])
    expect(clusteredDifferenceInterval(clusteredDifference([1, 1, 1], ['u', 'u', 'u']))).toEqual([-1, 1])
  })

  const rows = fc.array(fc.tuple(fc.constantFrom(-1, 0, 1), fc.constantFrom('u', 'v', 'w', 'x', null)), {
    minLength: 1,
  })

  it('mirrors when the arms are swapped and does not care about order', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const gains = pairs.map(([gain]) => gain)
        const users = pairs.map(([, user]) => user)
        const [low, high] = clusteredDifferenceInterval(clusteredDifference(gains, users))
        const swapped = clusteredDifference(
          gains.map((gain) => -gain),
          users,
        )
        expect(clusteredDifferenceInterval(swapped)[0]).toBeCloseTo(-high, 12)
        const reversed = clusteredDifference([...gains].reverse(), [...users].reverse())
        expect(clusteredDifferenceInterval(reversed)[0]).toBeCloseTo(low, 12)
      }),
    )
  })
})

describe('clusteredProportionInterval', () => {
  const hits = (successes: number, n: number) => Array.from({ length: n }, (_, i) => i < successes)

  it('is Wilson’s when no user repeats', () => {
    expect(clusteredProportionInterval(hits(81, 263), nobody(263))).toEqual(wilsonInterval(81, 263))
    expect(clusteredProportionInterval([], [])).toEqual([0, 1])
  })

  it('takes identical rows of a user for one row', () => {
    const users = Array.from({ length: 400 }, (_, i) => `user ${Math.floor(i / 4)}`)
    const [low, high] = clusteredProportionInterval(hits(80, 400), users)
    // 20 of 100 users; t with 99 degrees of freedom (1.984) for 1.960 makes it a little wider than Wilson's
    const [plainLow, plainHigh] = wilsonInterval(20, 100)
    expect(low).toBeLessThan(plainLow)
    expect(high).toBeGreaterThan(plainHigh)
    expect(low).toBeCloseTo(plainLow, 2)
    expect(high).toBeCloseTo(plainHigh, 2)
  })

  it('keeps a width at no hit, by the number of users', () => {
    const users = Array.from({ length: 400 }, (_, i) => `user ${i % 40}`)
    const [low, high] = clusteredProportionInterval(hits(0, 400), users)
    expect(low).toBe(0)
    expect(high).toBeGreaterThan(wilsonInterval(0, 40)[1])
    expect(high).toBeLessThan(wilsonInterval(0, 30)[1])
  })

  it('says nothing from one user', () => {
    expect(clusteredProportionInterval([true, false, true], ['u', 'u', 'u'])).toEqual([0, 1])
  })

  it('is never narrower than Wilson’s and holds the share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom('u', 'v', 'w', 'x', null)), { minLength: 1, maxLength: 60 }),
        (rows) => {
          const hit = rows.map(([value]) => value)
          const successes = hit.filter(Boolean).length
          const [low, high] = clusteredProportionInterval(
            hit,
            rows.map(([, user]) => user),
          )
          const [plainLow, plainHigh] = wilsonInterval(successes, hit.length)
          expect(low).toBeLessThanOrEqual(plainLow + 1e-12)
          expect(high).toBeGreaterThanOrEqual(plainHigh - 1e-12)
          expect(low).toBeGreaterThanOrEqual(0)
          expect(high).toBeLessThanOrEqual(1)
        },
      ),
    )
  })
})
