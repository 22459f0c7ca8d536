import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cohenKappa } from './kappa'

it('is the published κ with its variance', () => {
  // J. L. Fleiss, J. Cohen, B. S. Everitt 1969, table 1, N = 200: κ = .429, variance .002885.
  const table = [
    [106, 10, 4],
    [22, 28, 10],
    [2, 12, 6],
  ]
  const kappa = cohenKappa(table)
  expect(kappa?.observed).toBeCloseTo(0.7, 12)
  expect(kappa?.kappa).toBeCloseTo(0.429, 3)
  expect((kappa?.standardError ?? 0) ** 2).toBeCloseTo(0.002885, 6)
  // Wilson's ends of 140/200 by the formula in Python 3: 0.633209, 0.759253; the lower large-sample end is 0.3233.
  expect(kappa?.interval[0]).toBeCloseTo((0.633209 - 0.475) / 0.525, 4)
  expect(kappa?.interval[1]).toBeCloseTo((0.759253 - 0.475) / 0.525, 4)
})

it('says nothing of nothing, or of one category', () => {
  expect(cohenKappa([])).toBeNull()
  expect(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toBeNull()
  expect(
    cohenKappa([
      [9, 0],
      [0, 0],
    ]),
  ).toBeNull()
  expect(
    cohenKappa([
      [0, 0],
      [9, 0],
    ])?.kappa,
  ).toBe(0)
})

it('is 1 on the diagonal, symmetric in the raters, and within its interval', () => {
  const count = fc.integer({ min: 1, max: 40 })
  const row = fc.tuple(count, count, count)
  fc.assert(
    fc.property(fc.tuple(row, row, row), (table) => {
      const kappa = cohenKappa(table)
      const transposed = cohenKappa(table.map((_, i) => table.map((line) => line[i] ?? 0)))
      expect(transposed?.kappa).toBeCloseTo(kappa?.kappa ?? 0, 12)
      expect(transposed?.standardError).toBeCloseTo(kappa?.standardError ?? 0, 12)
      expect(kappa?.interval[0]).toBeLessThanOrEqual(kappa?.kappa ?? 0)
      expect(cohenKappa(table.map((line, i) => line.map((value, j) => (i === j ? value : 0))))?.kappa).toBeCloseTo(
        1,
        12,
      )
    }),
  )
})
