import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mcnemarExact } from './mcnemar'

describe('mcnemarExact', () => {
  it.each([
    // R exact2x2: mcnemar.exact(matrix(c(794, 86, 150, 570), 2)) → p-value = 3.716e-05 (Agresti's approval data)
    [86, 150, 3.715936139571442e-5],
    // Exact binomial sums in Python 3 fractions, 2·ΣC(n,i)/2ⁿ (R: binom.test(wins, wins + losses))
    [31, 12, 0.005401572654591291],
    [5, 9, 0.4239501953125],
    [0, 6, 0.03125],
    [1, 0, 1],
    [4000, 4200, 0.027972423571324383],
    [10, 10, 1],
    [0, 0, 1],
  ])('%d wins, %d losses', (wins, losses, expected) => {
    expect(Math.abs(mcnemarExact(wins, losses) / expected - 1)).toBeLessThan(1e-9)
  })

  it('survives counts whose probability underflows', () => {
    expect(mcnemarExact(0, 20_000)).toBe(0)
    expect(mcnemarExact(9_900, 10_100)).toBeGreaterThan(0.1)
  })

  const count = fc.integer({ min: 0, max: 400 })

  it('is a symmetric probability that falls with each further win on the leading side', () => {
    fc.assert(
      fc.property(count, count, (wins, losses) => {
        const p = mcnemarExact(wins, losses)
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        expect(p).toBe(mcnemarExact(losses, wins))
        if (wins > losses) expect(mcnemarExact(wins + 1, losses)).toBeLessThan(p)
      }),
    )
  })
})
