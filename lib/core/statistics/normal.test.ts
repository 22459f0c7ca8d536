import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf, normalQuantile, studentQuantile } from './normal'

const closeRelative = (actual: number, expected: number, tolerance: number) =>
  expect(Math.abs(actual / expected - 1)).toBeLessThan(tolerance)

describe('normalCdf', () => {
  // Python 3 math: 0.5 * erfc(-x / sqrt(2))
  it.each([
    [-37, 5.725571222525139e-300],
    [-10, 7.619853024160593e-24],
    [-5, 2.866515718791946e-7],
    [-3, 0.0013498980316300957],
    [-2.0001, 0.022744733391410553],
    [-2, 0.02275013194817922],
    [-1.9999, 0.022755531584767192],
    [-1, 0.15865525393145707],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1.96, 0.9750021048517795],
    [2.5, 0.9937903346742238],
    [3.9, 0.9999519036559824],
    [4.1, 0.9999793424930875],
  ])('Φ(%d)', (x, expected) => closeRelative(normalCdf(x), expected, 1e-12))

  it('is symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (x) => {
        expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 13)
      }),
    )
  })
})

describe('normalQuantile', () => {
  // Python 3 statistics: NormalDist().inv_cdf(p)
  it.each([
    [0.975, 1.9599639845400536],
    [0.8, 0.8416212335729144],
    [0.9, 1.2815515655446008],
    [0.92, 1.4050715603096327],
    [0.3, -0.5244005127080407],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-300, -37.0470962993612],
  ])('Φ⁻¹(%d)', (p, expected) => closeRelative(normalQuantile(p), expected, 1e-13))

  it('has its limits at 0, 1/2 and 1, and no value outside', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
    expect(normalQuantile(0.5)).toBe(0)
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
    expect(normalQuantile(-0.1)).toBeNaN()
    expect(normalQuantile(1.1)).toBeNaN()
  })

  it('is the inverse of Φ', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), (p) => {
        expect(Math.abs(normalCdf(normalQuantile(p)) - p)).toBeLessThan(1e-13)
      }),
    )
  })
})

describe('studentQuantile', () => {
  // Tables of Student's t at 0.975 (R: qt(0.975, df)): 3.182446, 2.570582, 2.228139, 2.042272
  it.each([
    [3, 3.182446, 1e-2],
    [5, 2.570582, 1e-3],
    [10, 2.228139, 5e-5],
    [30, 2.042272, 1e-6],
    [1e9, 1.959964, 1e-6],
  ])('at %d degrees of freedom', (freedom, expected, tolerance) =>
    closeRelative(studentQuantile(0.975, freedom), expected, tolerance),
  )
})
