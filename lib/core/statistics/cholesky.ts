// Symmetric positive definite matrices, row by row in a Float64Array: factor, solve, invert.

/**
 * The lower factor L of A = LLᵀ, size × size. A pivot that isn't positive (A is singular to double precision) counts as
 * `tiny` in its place, so that what can't be told gets a huge variance instead of an exception.
 */
export function choleskyFactor(matrix: Float64Array, size: number, tiny = 1e-12): Float64Array {
  const factor = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column] ?? 0
      for (let k = 0; k < column; k++) rest -= (factor[row * size + k] ?? 0) * (factor[column * size + k] ?? 0)
      factor[row * size + column] =
        row === column ? Math.sqrt(Math.max(rest, tiny)) : rest / (factor[column * size + column] ?? 1)
    }
  }
  return factor
}

/** x of LLᵀx = b. */
export function choleskySolve(factor: Float64Array, size: number, right: Float64Array): Float64Array {
  const x = Float64Array.from(right)
  for (let row = 0; row < size; row++) {
    let rest = x[row] ?? 0
    for (let k = 0; k < row; k++) rest -= (factor[row * size + k] ?? 0) * (x[k] ?? 0)
    x[row] = rest / (factor[row * size + row] ?? 1)
  }
  for (let row = size - 1; row >= 0; row--) {
    let rest = x[row] ?? 0
    for (let k = row + 1; k < size; k++) rest -= (factor[k * size + row] ?? 0) * (x[k] ?? 0)
    x[row] = rest / (factor[row * size + row] ?? 1)
  }
  return x
}

/** (LLᵀ)⁻¹, size × size. */
export function choleskyInverse(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  const unit = new Float64Array(size)
  for (let column = 0; column < size; column++) {
    unit.fill(0)
    unit[column] = 1
    inverse.set(choleskySolve(factor, size, unit), column * size)
  }
  return inverse
}

/** The product of two size × size matrices. */
export function multiplied(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const product = new Float64Array(size * size)
  for (let row = 0; row < size; row++) {
    for (let k = 0; k < size; k++) {
      const factor = a[row * size + k] ?? 0
      if (factor === 0) continue
      for (let column = 0; column < size; column++) {
        const at = row * size + column
        product[at] = (product[at] ?? 0) + factor * (b[k * size + column] ?? 0)
      }
    }
  }
  return product
}
