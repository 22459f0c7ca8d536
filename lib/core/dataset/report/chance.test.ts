import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../sampling/random'
import { normalQuantile } from '../../statistics/normal'
import { chanceOf, quantile } from './chance'

describe('the probability of chance', () => {
  const random = seededRandom(3)
  const normal = () => normalQuantile((random() + 2 ** -33) * (1 - 2 ** -32))
  const chiSquared = (freedom: number) => Array.from({ length: freedom }, normal).reduce((sum, z) => sum + z * z, 0)
  const draws = Array.from({ length: 20_000 }, () => chiSquared(10))

  it('is counted where enough draws are above', () => {
    expect(chanceOf(5, [1, 2, ...new Array(18).fill(6)])).toBeCloseTo(19 / 21, 12)
  })

  it('is read from the fitted tail beyond: χ² with 10 degrees', () => {
    const few = draws.slice(0, 500)
    // Witness: P(χ²₁₀ ≥ x) = e^(−x/2)·Σ_{i<5}(x/2)^i/i!, in Python: .005345505 at 25, .000400438 at 32.
    expect(chanceOf(25, few) / 0.005345505).toBeGreaterThan(0.6)
    expect(chanceOf(25, few) / 0.005345505).toBeLessThan(1.6)
    expect(chanceOf(32, draws) / 0.000400438).toBeGreaterThan(0.7)
    expect(chanceOf(32, draws) / 0.000400438).toBeLessThan(1.4)
  })

  it('says nothing where chance always gives the same', () => {
    expect(chanceOf(0, new Array(200).fill(0))).toBe(1)
    expect(chanceOf(0.3, new Array(199).fill(0))).toBeCloseTo(1 / 200, 12)
  })

  it('falls as the value rises', () => {
    const values = [2, 8, 14, 20, 30, 60, 200].map((value) => chanceOf(value, draws.slice(0, 200)))
    expect(values).toEqual([...values].sort((a, b) => b - a))
    expect(values.every((p) => p >= 0 && p <= 1)).toBe(true)
  })
})

it('quantiles are those of R (type 7)', () => {
  // quantile(c(1, 2, 4, 8), c(0, .25, .5, .9, 1)) by the definition of type 7: 1, 1.75, 3, 6.8, 8.
  const sorted = [1, 2, 4, 8]
  expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantile(sorted, p))).toEqual([1, 1.75, 3, expect.closeTo(6.8, 12), 8])
})
