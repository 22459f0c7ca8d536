// Agreement of two raters beyond chance, with its interval.
import { normalQuantile } from './normal'
import { type Interval, wilsonInterval } from './wilson'

export interface Kappa {
  /** Share of equal ratings, in [0, 1]. */
  observed: number
  /** 1 for full agreement, 0 for what chance gives, negative below. */
  kappa: number
  interval: Interval
  standardError: number
  ratings: number
}

/**
 * Cohen's κ of a square table of counts (row: first rater, column: second; fractions are allowed) with an interval at `level`,
 * within [−1, 1]: the large-sample one, or at each end Wilson's of the share of equal ratings put into κ where that is wider,
 * since the former has no width where few raters agree in full. Null without ratings, or where both raters only ever use one and the same category, which tells nothing.
 * Sources: J. Cohen, Educ. Psychol. Meas. 20, 1960; variance: J. L. Fleiss, J. Cohen, B. S. Everitt, Psychol. Bull. 72, 1969.
 */
export function cohenKappa(counts: readonly (readonly number[])[], level = 0.95): Kappa | null {
  const ratings = sumOf(counts.map(sumOf))
  const shares = counts.map((row) => row.map((count) => count / ratings))
  const rows = shares.map(sumOf)
  const columns = shares.map((_, at) => sumOf(shares.map((row) => row[at] ?? 0)))
  const observed = sumOf(shares.map((row, at) => row[at] ?? 0))
  const chance = sumOf(rows.map((share, at) => share * (columns[at] ?? 0)))
  if (ratings === 0 || chance > 1 - 1e-12) return null
  const kappa = (observed - chance) / (1 - chance)
  const spread = shares.flatMap((row, i) =>
    row.map((share, j) =>
      i === j
        ? share * (1 - chance - ((columns[i] ?? 0) + (rows[i] ?? 0)) * (1 - observed)) ** 2
        : share * ((columns[i] ?? 0) + (rows[j] ?? 0)) ** 2 * (1 - observed) ** 2,
    ),
  )
  const shift = (observed * chance - 2 * chance + observed) ** 2
  const standardError = Math.sqrt(Math.max(0, sumOf(spread) - shift) / ratings) / (1 - chance) ** 2
  const half = normalQuantile((1 + level) / 2) * standardError
  const [low, high] = wilsonInterval(observed * ratings, ratings, level).map((end) => (end - chance) / (1 - chance))
  const interval: Interval = [
    Math.max(-1, Math.min(kappa - half, low ?? -1)),
    Math.min(1, Math.max(kappa + half, high ?? 1)),
  ]
  return { observed, kappa, interval, standardError, ratings }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)
