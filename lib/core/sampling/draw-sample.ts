// Which rows a run takes, and in which order. The order is chance alone, so that stopping early leaves a fair sample.
import { AppError } from '@/lib/errors'
import type { SampleSpec } from '../run/run'
import { itemSeed } from './random'

export interface SampleRow {
  index: number
  /** Milliseconds since 1970, or null where the row has no time. */
  time: number | null
  /** The row's value of the stratum column, or null where there is none. */
  stratum: string | null
}

interface SeededRow extends SampleRow {
  order: number
}

/**
 * Row indices of a sample, in the run's order; the same for any order of `rows`, without duplicates. A size of null or above
 * the number of rows takes all.
 * - uniform: by item seed, so that a smaller sample is the beginning of a larger one with the same seed;
 * - stratified: proportional to the strata, each present at least once where the size allows; strata interleave, so that
 *   any beginning holds each stratum's share, give or take about one row a stratum;
 * - latest: the newest rows by time (equal times by item seed), in shuffled order. Rows without a time are the oldest, and
 *   among them the later in the file the newer: a dataset without a time column is taken in the order of its file.
 * @throws AppError 'sample.empty' when there is no row to draw from.
 */
export function drawSample(spec: Pick<SampleSpec, 'strategy' | 'size' | 'seed'>, rows: readonly SampleRow[]): number[] {
  if (rows.length === 0) throw new AppError('sample.empty', {})
  const shuffled = rows.map((row) => ({ ...row, order: itemSeed(spec.seed, row.index) })).sort(byOrder)
  const size = Math.min(spec.size ?? rows.length, rows.length)
  return pick[spec.strategy](shuffled, size, spec.seed).map((row) => row.index)
}

/** Seeds have 32 bits, so some rows share one; their index keeps the order total. */
const byOrder = (a: SeededRow, b: SeededRow): number => a.order - b.order || a.index - b.index

/** Each strategy gets the rows shuffled, and a size of at most their number. */
const pick: Record<SampleSpec['strategy'], (shuffled: SeededRow[], size: number, seed: number) => SeededRow[]> = {
  uniform: (shuffled, size) => shuffled.slice(0, size),
  latest: (shuffled, size) => [...shuffled].sort(byNewest).slice(0, size).sort(byOrder),
  stratified: (shuffled, size, seed) => {
    const strata = [...byStratum(shuffled)]
      .map(([name, rows]) => ({ rows, chance: itemSeed(seed, `stratum:${name}`) }))
      .sort((a, b) => b.rows.length - a.rows.length || a.chance - b.chance)
    const shares = allocate(
      strata.map((stratum) => stratum.rows.length),
      size,
    )
    return interleave(strata.map(({ rows, chance }, i) => ({ rows: rows.slice(0, shares[i]), chance })))
  },
}

function byStratum(rows: readonly SeededRow[]): Map<string | null, SeededRow[]> {
  const strata = new Map<string | null, SeededRow[]>()
  for (const row of rows) {
    const known = strata.get(row.stratum)
    if (known) known.push(row)
    else strata.set(row.stratum, [row])
  }
  return strata
}

function byNewest(a: SeededRow, b: SeededRow): number {
  if (a.time !== null && b.time !== null) return b.time - a.time || byOrder(a, b)
  if (a.time === null && b.time === null) return b.index - a.index
  return a.time === null ? 1 : -1
}

/**
 * Seats of each stratum out of `size` by largest remainder (ties to the earlier, which is the larger). Where `size` reaches
 * the number of strata, an empty-handed stratum gets one seat from whoever lies furthest above its quota with two or more.
 */
function allocate(sizes: readonly number[], size: number): number[] {
  const total = sizes.reduce((sum, rows) => sum + rows, 0)
  const quotas = sizes.map((rows) => (rows * size) / total)
  const seats = quotas.map(Math.floor)
  const left = size - seats.reduce((sum, seat) => sum + seat, 0)
  const byRemainder = [...quotas.keys()].sort((a, b) => remainder(quotas, b) - remainder(quotas, a) || a - b)
  for (const i of byRemainder.slice(0, left)) seats[i] = (seats[i] ?? 0) + 1
  if (size < sizes.length) return seats
  for (const [i, seat] of seats.entries()) {
    if (seat > 0) continue
    const giver = richest(seats, quotas)
    seats[giver] = (seats[giver] ?? 0) - 1
    seats[i] = 1
  }
  return seats
}

const remainder = (quotas: readonly number[], i: number): number => (quotas[i] ?? 0) % 1

function richest(seats: readonly number[], quotas: readonly number[]): number {
  const surplus = (i: number) => ((seats[i] ?? 0) >= 2 ? (seats[i] ?? 0) - (quotas[i] ?? 0) : Number.NEGATIVE_INFINITY)
  return [...seats.keys()].reduce((best, i) => (surplus(i) > surplus(best) ? i : best), 0)
}

/**
 * Merges strata evenly: row j of n stands at (j + chance)/n of the way. The chance, one a stratum, keeps rare strata from
 * meeting at the same place.
 */
function interleave(strata: readonly { rows: readonly SeededRow[]; chance: number }[]): SeededRow[] {
  return strata
    .flatMap(({ rows, chance }) => rows.map((row, j) => ({ row, place: (j + chance / 2 ** 32) / rows.length })))
    .sort((a, b) => a.place - b.place || byOrder(a.row, b.row))
    .map(({ row }) => row)
}
