// How a hit rate settled: its estimate after so many rows, with the interval that holds at every look.
import { anytimeInterval } from '../statistics/anytime'
import type { Interval } from '../statistics/wilson'
import { type HitRow, isHit } from './metrics'

export interface RunningRate {
  /** Rows so far. */
  x: number
  share: number
  /** Holds at all looks together with probability about 95 %; within [0, 1]. */
  interval: Interval
}

/** Before so many rows the interval says nothing: it is asymptotic. */
const FIRST_ROWS = 20

/** Counts of rows to look at: at most `most` of them, evenly spaced, the last being `rows`; none below FIRST_ROWS. */
export function runningLooks(rows: number, most: number): number[] {
  if (rows < FIRST_ROWS || most < 1) return []
  const looks = Array.from({ length: most }, (_, at) => Math.round((rows * (at + 1)) / most))
  return [...new Set(looks)].filter((look) => look >= FIRST_ROWS)
}

/**
 * The hit rate at `k` after each of `looks` rows (rising; those beyond the rows are passed over) in the order of the sample.
 * The standard error takes the rows of a user as one cluster, after adding a hit and a miss of users of their own, so that it is
 * above zero where all rows are alike; the interval always holds the share itself. One pass: with s_g hits in the n_g rows of
 * user g, Σ(s_g − n_g·p)² = Σs_g² − 2pΣs_g·n_g + p²Σn_g², of which the three sums are kept. O(rows).
 */
export function runningRate(rows: readonly HitRow[], looks: readonly number[], k: number): RunningRate[] {
  const users = new Map<string, { hits: number; rows: number }>()
  // The two that are added.
  let [hits, hitsSquared, hitsByRows, rowsSquared] = [1, 1, 1, 2]
  const points: RunningRate[] = []
  let next = 0
  for (const [at, row] of rows.entries()) {
    const user = row.user ?? ''
    const one = (user === '' ? undefined : users.get(user)) ?? { hits: 0, rows: 0 }
    const hit = isHit(row, k) ? 1 : 0
    hits += hit
    hitsSquared += 2 * one.hits * hit + hit
    hitsByRows += one.hits + hit * (one.rows + 1)
    rowsSquared += 2 * one.rows + 1
    one.hits += hit
    one.rows += 1
    if (user !== '') users.set(user, one)
    if (at + 1 !== looks[next]) continue
    next++
    const n = at + 3
    const mean = hits / n
    const error = Math.sqrt(Math.max(0, hitsSquared - 2 * mean * hitsByRows + mean * mean * rowsSquared)) / n
    const share = (hits - 1) / (at + 1)
    const [low, high] = anytimeInterval(mean, error, n)
    points.push({ x: at + 1, share, interval: [Math.max(0, Math.min(low, share)), Math.min(1, Math.max(high, share))] })
  }
  return points
}
