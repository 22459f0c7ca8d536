import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalCdf } from './normal'
import { studentTails } from './student'

describe('studentTails', () => {
  // SciPy 1.17.1: 2 * stats.t.sf(abs(t), freedom)
  it.each([
    [0, 3, 1],
    [1, 1, 0.5],
    [2.5, 4, 0.06676654481198814],
    [2.5, 5, 0.05449009934237626],
    [-1.3, 10, 0.2227658172068446],
    [4.2, 29, 0.00023184683639014843],
    [0.7, 100, 0.4855526064543732],
    [3, 500, 0.002834491812851143],
    [2, 1999, 0.04563534086615817],
  ])('of %d with %d degrees of freedom', (t, freedom, expected) => {
    expect(studentTails(t, freedom)).toBeCloseTo(expected, 12)
  })

  it('is the normal without end', () => {
    expect(studentTails(1.96, Number.POSITIVE_INFINITY)).toBeCloseTo(2 * normalCdf(-1.96), 15)
  })

  it('falls with |t|, is symmetric, and heavier with fewer degrees', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 20, noNaN: true }),
        fc.double({ min: 0.01, max: 5, noNaN: true }),
        fc.integer({ min: 1, max: 300 }),
        (t, more, freedom) => {
          const tails = studentTails(t, freedom)
          expect(studentTails(-t, freedom)).toBe(tails)
          expect(studentTails(t + more, freedom)).toBeLessThanOrEqual(tails + 1e-12)
          expect(studentTails(t, freedom + 1)).toBeLessThanOrEqual(tails + 1e-12)
        },
      ),
    )
  })
})
