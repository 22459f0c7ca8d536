// Sets a figure beside what chance alone makes of it, and many such figures beside each other.
import { normalCdf } from '../../statistics/normal'

/** With fewer draws of chance above the figure than this, counting them is too coarse, and a fitted tail is read instead. */
const COUNTED_ENOUGH = 10

/**
 * The probability that chance gives `value` or more, told from at least two `draws` of chance alone. Counted, (1 + those above) ÷
 * (1 + draws), where ten or more are above; else the tail of the gamma distribution with their mean and variance, through its cube
 * root, since plug-in information between independent columns is a scaled χ². Where all draws are alike: 1, or counted for a value above.
 * Sources: T. Knijnenburg et al., "Fewer permutations, more accurate P-values", Bioinformatics 25(12), 2009; E. Wilson, M. Hilferty,
 * "The distribution of chi-square", PNAS 17(12), 1931.
 */
export function chanceOf(value: number, draws: readonly number[]): number {
  const above = draws.filter((draw) => draw >= value).length
  const counted = (1 + above) / (1 + draws.length)
  if (above >= COUNTED_ENOUGH) return counted
  const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length
  const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / (draws.length - 1)
  if (mean <= 0 || variance < 1e-24) return counted
  const ninth = variance / (9 * mean * mean)
  return normalCdf(-(Math.cbrt(value / mean) - (1 - ninth)) / Math.sqrt(ninth))
}

/** The value below which a share p in [0, 1] of `sorted` (rising, not empty) lies; between neighbours in proportion (R's type 7). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const place = p * (sorted.length - 1)
  const low = sorted[Math.floor(place)] ?? 0
  const high = sorted[Math.ceil(place)] ?? low
  return low + (high - low) * (place - Math.floor(place))
}
