import fc from 'fast-check'
import { expect, it } from 'vitest'
import { choleskyFactor, choleskyInverse, choleskySolve, multiplied } from './cholesky'

it('is numpy’s factor', () => {
  // numpy 2.4.6: linalg.cholesky([[4, 2, 1], [2, 5, 3], [1, 3, 6]])
  const factor = choleskyFactor(Float64Array.of(4, 2, 1, 2, 5, 3, 1, 3, 6), 3)
  const expected = [2, 0, 0, 1, 2, 0, 0.5, 1.25, 2.0463381929681126]
  for (const [at, value] of expected.entries()) expect(factor[at]).toBeCloseTo(value, 12)
})

it('solves and inverts any AAᵀ + 1', () => {
  const size = 4
  const values = (length: number) =>
    fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length })
  fc.assert(
    fc.property(values(size * size), values(size), (cells, right) => {
      const a = Float64Array.from(cells)
      const transposed = a.map((_, at) => a[(at % size) * size + Math.floor(at / size)] ?? 0)
      const matrix = multiplied(a, transposed, size).map((value, at) => value + (at % (size + 1) === 0 ? 1 : 0))
      const factor = choleskyFactor(matrix, size)
      const unit = multiplied(matrix, choleskyInverse(factor, size), size)
      for (const [at, value] of unit.entries()) expect(value).toBeCloseTo(at % (size + 1) === 0 ? 1 : 0, 8)
      const x = choleskySolve(factor, size, Float64Array.from(right))
      for (const [row, value] of right.entries()) {
        const product = x.reduce((sum, part, column) => sum + part * (matrix[row * size + column] ?? 0), 0)
        expect(product).toBeCloseTo(value, 8)
      }
    }),
  )
})

it('gives what a singular matrix leaves open a huge variance', () => {
  const inverse = choleskyInverse(choleskyFactor(Float64Array.of(1, 1, 1, 1), 2), 2)
  expect(inverse[3]).toBeGreaterThan(1e9)
})
