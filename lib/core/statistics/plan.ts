// How many rows a comparison takes.
import { normalQuantile } from './normal'

/**
 * Paired rows that show a gain of `gain` with power 0.8 at the 5 % level, (1.96√π_d + 0.84√(π_d − δ²))²/δ², rounded up.
 * `discordance` π_d in (0, 1] is the share of rows on which exactly one arm hits, `gain` δ in (0, π_d]: the difference of
 * two hit rates can't exceed their discordance.
 * Source: R. Connor, "Sample size for testing differences in proportions for the paired-sample design", Biometrics 43, 1987.
 */
export function rowsToDetect(discordance: number, gain: number): number {
  const level = normalQuantile(0.975) * Math.sqrt(discordance)
  const power = normalQuantile(0.8) * Math.sqrt(discordance - gain * gain)
  return Math.ceil((level + power) ** 2 / (gain * gain))
}
