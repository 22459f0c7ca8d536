import fc from 'fast-check'
import { expect, it } from 'vitest'
import { intervalAxis } from './interval-axis'

it.each([
  [0.41, 0.5, 6],
  [0.27, 0.3, 4],
  [0.06, 0.06, 4],
  [0, 0.01, 2],
  [1, 1, 6],
])('up to %d the axis ends at %d with %i ticks', (highest, max, ticks) => {
  const axis = intervalAxis(highest)
  expect(axis.max).toBeCloseTo(max)
  expect(axis.ticks).toHaveLength(ticks)
})

it('holds what it draws, and never passes 100 %', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (highest) => {
      const { max, ticks } = intervalAxis(highest)
      expect(max).toBeGreaterThanOrEqual(highest - 1e-9)
      expect(max).toBeLessThanOrEqual(1 + 1e-9)
      expect(ticks.length).toBeLessThanOrEqual(6)
    }),
  )
})
