import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scoreAxis } from './score-axis'

it.each([
  [-180, 190, [-200, -100, 0, 100, 200]],
  [-12, 14, [-20, -10, 0, 10, 20]],
  [0, 0, [0, 10]],
  [-900, 400, [-1000, -500, 0, 500]],
])('from %d to %d', (low, high, ticks) => {
  expect(scoreAxis(low, high).ticks).toEqual(ticks)
})

it('holds what it draws, with few ticks', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: 0, max: 9000 }), (low, width) => {
      const { min, max, ticks } = scoreAxis(low, low + width)
      expect(min).toBeLessThanOrEqual(Math.min(0, low))
      expect(max).toBeGreaterThanOrEqual(low + width)
      expect(max).toBeGreaterThan(min)
      expect(ticks.length).toBeLessThanOrEqual(7)
    }),
  )
})
