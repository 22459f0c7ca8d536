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
  /** Null where the row names none. */
  user: string | null
  /** The product that was taken; '' where the row has none. */
  label: string
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
 * - labels: `minimum` rows of each label product where it has them, the rest uniform. Where the size can't hold them, each
 *   product gets its first before any gets its second;
 * - balanced: half of rows whose label is a head product, half of the tail, as far as there are; they interleave. The head is
 *   the fewest products that together make half of all rows;
 * - days, cold: uniform among the rows that are eligible.
 * @throws AppError 'sample.empty' when there is no row to draw from.
 */
export function drawSample(
  spec: Pick<SampleSpec, 'strategy' | 'size' | 'seed' | 'minimum'>,
  rows: readonly SampleRow[],
): number[] {
  if (rows.length === 0) throw new AppError('sample.empty', {})
  const shuffled = rows.map((row) => ({ ...row, order: itemSeed(spec.seed, row.index) })).sort(byOrder)
  const size = Math.min(spec.size ?? rows.length, rows.length)
  return pick[spec.strategy](shuffled, size, spec).map((row) => row.index)
}

/** Seeds have 32 bits, so some rows share one; their index keeps the order total. */
const byOrder = (a: SeededRow, b: SeededRow): number => a.order - b.order || a.index - b.index

/** Each strategy gets the rows shuffled, and a size of at most their number. */
type Picker = (shuffled: SeededRow[], size: number, spec: Pick<SampleSpec, 'seed' | 'minimum'>) => SeededRow[]

const uniform: Picker = (shuffled, size) => shuffled.slice(0, size)

const pick: Record<SampleSpec['strategy'], Picker> = {
  uniform,
  days: uniform,
  cold: uniform,
  labels: (shuffled, size, { minimum = 1 }) => {
    const seen = new Map<string, number>()
    const rounds = shuffled.map((row) => {
      const round = (seen.get(row.label) ?? 0) + 1
      seen.set(row.label, round)
      // Beyond the minimum chance alone decides.
      return { row, round: Math.min(round, minimum + 1) }
    })
    return rounds
      .sort((a, b) => a.round - b.round || byOrder(a.row, b.row))
      .slice(0, size)
      .map(({ row }) => row)
      .sort(byOrder)
  },
  balanced: (shuffled, size, { seed }) => {
    const head = headOf(shuffled)
    const [heads, tails] = [true, false].map((isHead) => shuffled.filter(({ label }) => head.has(label) === isHead))
    const half = Math.ceil(size / 2)
    const fromHead = Math.min(heads?.length ?? 0, Math.max(half, size - (tails?.length ?? 0)))
    return interleave(
      [
        { rows: heads?.slice(0, fromHead) ?? [], chance: itemSeed(seed, 'head') },
        { rows: tails?.slice(0, size - fromHead) ?? [], chance: itemSeed(seed, 'tail') },
      ],
      byOrder,
    )
  },
  latest: (shuffled, size) => [...shuffled].sort(byNewest).slice(0, size).sort(byOrder),
  stratified: (shuffled, size, { seed }) => {
    const strata = [...byStratum(shuffled)]
      .map(([name, rows]) => ({ rows, chance: itemSeed(seed, `stratum:${name}`) }))
      .sort((a, b) => b.rows.length - a.rows.length || a.chance - b.chance)
    const shares = allocate(
      strata.map((stratum) => stratum.rows.length),
      size,
    )
    return interleave(
      strata.map(({ rows, chance }, i) => ({ rows: rows.slice(0, shares[i]), chance })),
      byOrder,
    )
  },
}

/** The fewest labels that together make half of the rows; equal ones by name. */
function headOf(rows: readonly SampleRow[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1)
  const head = new Set<string>()
  let covered = 0
  for (const [label, count] of [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))) {
    if (2 * covered >= rows.length) break
    head.add(label)
    covered += count
  }
  return head
}

/**
 * The same rows in an order of which any stretch holds each stratum's share, give or take about one row a stratum. Within a
 * stratum the order stays.
 */
export function spreadStrata<T extends Pick<SampleRow, 'index' | 'stratum'>>(rows: readonly T[], seed: number): T[] {
  const strata = [...byStratum(rows)].map(([name, some]) => ({
    rows: some,
    chance: itemSeed(seed, `stratum:${name}`),
  }))
  return interleave(strata, (a, b) => itemSeed(seed, a.index) - itemSeed(seed, b.index) || a.index - b.index)
}

function byStratum<T extends Pick<SampleRow, 'stratum'>>(rows: readonly T[]): Map<string | null, T[]> {
  const strata = new Map<string | null, T[]>()
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
function interleave<T>(strata: readonly { rows: readonly T[]; chance: number }[], among: (a: T, b: T) => number): T[] {
  return strata
    .flatMap(({ rows, chance }) => rows.map((row, j) => ({ row, place: (j + chance / 2 ** 32) / rows.length })))
    .sort((a, b) => a.place - b.place || among(a.row, b.row))
    .map(({ row }) => row)
}
