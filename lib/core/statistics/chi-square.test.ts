import { expect, it } from 'vitest'
import { chiSquareTail } from './chi-square'

// Critical values: Abramowitz & Stegun, table 26.8.
it.each([
  [3.841, 1, 0.05, 0.005],
  [6.635, 1, 0.01, 0.005],
  [7.815, 3, 0.05, 0.001],
  [11.345, 3, 0.01, 0.001],
  [18.307, 10, 0.05, 0.001],
  [23.209, 10, 0.01, 0.001],
  [50.892, 30, 0.01, 0.001],
])('the tail beyond %d with %d degrees is %d', (x, freedom, tail, within) => {
  expect(Math.abs(chiSquareTail(x, freedom) - tail)).toBeLessThan(within)
})

it('is certain at 0 and falls', () => {
  expect(chiSquareTail(0, 4)).toBe(1)
  expect(chiSquareTail(1, 4)).toBeGreaterThan(chiSquareTail(2, 4))
})
