import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holm } from './holm'

describe('holm', () => {
  it('steps down, never below what came before', () => {
    // By hand after Holm: 4·.01, 3·.02, max(.06, 2·.03), max(.06, .04), in the order given.
    const adjusted = holm([0.04, 0.01, 0.03, 0.02])
    for (const [at, p] of [0.06, 0.04, 0.06, 0.06].entries()) expect(adjusted[at]).toBeCloseTo(p, 14)
    expect(holm([0.9, 0.8])).toEqual([1, 1])
    expect(holm([0.03])).toEqual([0.03])
    expect(holm([])).toEqual([])
  })

  it('is no smaller than the plain values, no greater than Bonferroni, and keeps their order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (plain) => {
        const adjusted = holm(plain)
        for (const [at, p] of plain.entries()) {
          expect(adjusted[at]).toBeGreaterThanOrEqual(p)
          expect(adjusted[at]).toBeLessThanOrEqual(Math.min(1, p * plain.length))
          for (const [other, q] of plain.entries())
            if (p < q) expect(adjusted[at]).toBeLessThanOrEqual(adjusted[other] ?? 0)
        }
      }),
    )
  })
})
