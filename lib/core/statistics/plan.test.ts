import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rowsToDetect } from './plan'

describe('rowsToDetect', () => {
  // Connor's formula in Python 3 with NormalDist().inv_cdf: 625.547, 3922.08, 154.599
  it.each([
    [0.2, 0.05, 626],
    [0.2, 0.02, 3923],
    [0.05, 0.05, 155],
  ])('discordance %d, gain %d', (discordance, gain, rows) => {
    expect(rowsToDetect(discordance, gain)).toBe(rows)
  })

  it('grows with discordance and falls with the gain', () => {
    const shares = fc.tuple(
      fc.double({ min: 0.02, max: 0.9, noNaN: true }),
      fc.double({ min: 0.1, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(shares, ([discordance, part]) => {
        const gain = discordance * part
        expect(rowsToDetect(discordance + 0.1, gain)).toBeGreaterThan(rowsToDetect(discordance, gain))
        expect(rowsToDetect(discordance, gain / 2)).toBeGreaterThan(rowsToDetect(discordance, gain))
      }),
    )
  })
})
