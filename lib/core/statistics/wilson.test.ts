import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wilsonInterval } from './wilson'

describe('wilsonInterval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (successes, n, low, high) => {
    const interval = wilsonInterval(successes, n)
    expect(interval[0]).toBeCloseTo(low, 4)
    expect(interval[1]).toBeCloseTo(high, 4)
  })

  it('widens with the level', () => {
    // The formula in Python 3 at z = 1.9599639845400536
    expect(wilsonInterval(8, 10)[0]).toBeCloseTo(0.49016247153664183, 12)
    expect(wilsonInterval(8, 10, 0.99)[0]).toBeLessThan(wilsonInterval(8, 10)[0])
  })

  it('knows nothing without rows, and meets the borders exactly', () => {
    expect(wilsonInterval(0, 0)).toEqual([0, 1])
    expect(wilsonInterval(0, 7)[0]).toBe(0)
    expect(wilsonInterval(7, 7)[1]).toBe(1)
  })

  const counts = fc
    .integer({ min: 1, max: 5000 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

  it('holds the share, stays in [0, 1], and mirrors misses', () => {
    fc.assert(
      fc.property(counts, ([successes, n]) => {
        const [low, high] = wilsonInterval(successes, n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(high).toBeLessThanOrEqual(1)
        expect(low).toBeLessThanOrEqual(successes / n)
        expect(high).toBeGreaterThanOrEqual(successes / n)
        const [missLow, missHigh] = wilsonInterval(n - successes, n)
        expect(missLow).toBeCloseTo(1 - high, 12)
        expect(missHigh).toBeCloseTo(1 - low, 12)
      }),
    )
  })
})
