// What a column holds, told from all its cells in one streaming pass with bounded memory.
import { hash32 } from '../sampling/random'
import type { ColumnKind } from './dataset'
import { guessKind, type KindEvidence, valueForm } from './guess-kind'
import { createHashSet, type HashSet } from './hash-set'

/** Distinct values are counted up to here. */
export const distinctLimit = 10_000
/** Values whose counts are kept, over all columns together: bounds memory for wide tables. */
const countedValuesBudget = 1_000_000
/** Values whose counts are still kept once a column has more distinct values than are counted. */
const keptWhenFull = 100
/** Longer values are told apart by their beginning, length and hash. */
const longValue = 200

export interface ColumnProfile {
  name: string
  kind: ColumnKind
  /** Share of rows with a non-empty cell, 0–1 (0 without rows). */
  coverage: number
  /** Distinct non-empty values, at most `distinctLimit`. */
  distinct: number
  /** Up to five most frequent values, most frequent first; equal counts in the order in which they appeared. */
  topValues: string[]
}

export interface TableProfiler {
  add(rows: readonly (readonly string[])[]): void
  result(): ColumnProfile[]
}

/**
 * A profiler for a table with these columns. Cells are trimmed before they are judged; blank cells are empty.
 * `distinct` is exact up to `distinctLimit` (with more than 100 columns, beyond 1,000,000 ÷ columns values it rests on 32-bit
 * hashes: expected error under 0.02 values). `topValues` is exact while the counted values fit (10,000 a column up to 100
 * columns); beyond, it counts the 100 most frequent values of those seen until then. The kind is judged on the distinct values counted.
 * Memory: at most about 1,000,000 values of ≤ 200 characters and 64 KB a column, whatever the number of rows.
 */
export function createTableProfiler(names: readonly string[]): TableProfiler {
  const counted = Math.min(distinctLimit, Math.max(keptWhenFull, Math.floor(countedValuesBudget / names.length)))
  const columns = names.map((name) => ({ name, cells: createAccumulator(counted) }))
  let rowCount = 0
  return {
    add(rows) {
      rowCount += rows.length
      columns.forEach((column, index) => {
        for (const row of rows) column.cells.add(row[index] ?? '')
      })
    },
    result: () => columns.map(({ name, cells }) => ({ name, ...cells.result(rowCount) })),
  }
}

interface Accumulator {
  add(cell: string): void
  result(rowCount: number): Omit<ColumnProfile, 'name'>
}

function createAccumulator(counted: number): Accumulator {
  let counts = new Map<string, { count: number }>()
  let more: HashSet | null = null
  let full = false
  let distinct = 0
  let filled = 0
  const evidence: KindEvidence = { values: 0, numbers: 0, times: 0, tokens: 0, wholes: 0, characters: 0 }

  function addNew(key: string, value: string): void {
    if (!full) {
      // Copied, so that the key doesn't keep the piece of the file alive that it was cut from.
      counts.set(detached(key), { count: 1 })
      distinct++
      judge(value)
      if (counts.size >= counted) fill()
    } else if (more?.add(hash32(key))) distinct++
    if (distinct >= distinctLimit) more = null
  }

  function judge(value: string): void {
    evidence.values++
    evidence.characters += value.length
    const form = valueForm(value)
    if (form.number) evidence.numbers++
    if (form.time) evidence.times++
    if (form.token) evidence.tokens++
    if (form.whole) evidence.wholes++
  }

  function fill(): void {
    full = true
    if (distinct < distinctLimit) {
      more = createHashSet(distinctLimit)
      for (const key of counts.keys()) more.add(hash32(key))
    }
    counts = new Map(mostFrequent(counts, keptWhenFull))
  }

  return {
    add(cell) {
      const value = cell.trim()
      if (value === '') return
      filled++
      const key = value.length > longValue ? `${value.slice(0, longValue)}\0${value.length}:${hash32(value)}` : value
      const known = counts.get(key)
      if (known) known.count++
      else if (!full || more) addNew(key, value)
    },
    result: (rowCount) => ({
      kind: guessKind(evidence, distinct, filled),
      coverage: rowCount === 0 ? 0 : filled / rowCount,
      distinct,
      topValues: mostFrequent(counts, 5).map(([key]) => shown(key)),
    }),
  }
}

const mostFrequent = (counts: Map<string, { count: number }>, size: number): [string, { count: number }][] =>
  [...counts].sort(([, a], [, b]) => b.count - a.count).slice(0, size)

const detached = (key: string): string => `${key}\0`.slice(0, -1)
const shown = (key: string): string => (key.includes('\0') ? `${key.slice(0, key.indexOf('\0'))}…` : key)
