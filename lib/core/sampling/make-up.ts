// What a sample is made of beside what the dataset is made of, so that a skew is seen before it misleads.
import type { Column } from '../dataset/dataset'
import { parseTime } from '../dataset/parse-time'
import { readNumber } from '../dataset/report/encode-column'
import { chiSquareTail } from '../statistics/chi-square'

/** One value, or one stretch of numbers or times, and the share of rows that have it, 0–1. */
export interface MakeUpPart {
  /** `value`: a cell. `below`, `from`: a stretch of numbers (times: epoch ms) up to or from a bound. `other`, `empty`: the rest. */
  kind: 'value' | 'range' | 'other' | 'empty'
  value: string
  low: number | null
  high: number | null
  dataset: number
  sample: number
}
export interface MakeUpColumn {
  name: string
  kind: Column['kind']
  parts: MakeUpPart[]
  /** Half the sum of the differences between the shares: what share of rows would have to change, 0–1. */
  distance: number
  /** Whether chance alone would hardly make such a difference. */
  skewed: boolean
}

const SHOWN_VALUES = 5
/** Chance of a false alarm over all columns together. */
const FALSE_ALARM = 0.01
/** A column of more values than this says little by its frequent ones. */
const VALUES_LIMIT = 1_000

interface Row {
  cells: readonly string[]
}

/**
 * The columns that a prompt or a score may rest on (label, features), largest difference first: of words the five values that
 * are most frequent in the dataset, of numbers and times its quarters. `dataset` may be a uniform sample of the rows.
 * A difference is skewed where a chi-square test of homogeneity, at 1 % over all columns (Bonferroni), finds it too large for
 * chance; rows that are in both make the test careful. Columns without a repeated value are left out.
 */
export function compareMakeUp(
  columns: readonly Column[],
  dataset: readonly Row[],
  sample: readonly Row[],
): MakeUpColumn[] {
  const compared = columns.flatMap((column, at) => {
    if (column.role !== 'label' && column.role !== 'feature') return []
    const cellsOf = (rows: readonly Row[]) => rows.map(({ cells }) => cells[at]?.trim() ?? '')
    const parts = partsOf(column, cellsOf(dataset), cellsOf(sample))
    if (parts === null) return []
    const distance = parts.reduce((sum, part) => sum + Math.abs(part.dataset - part.sample), 0) / 2
    return [
      { name: column.name, kind: column.kind, parts, distance, p: homogeneity(parts, dataset.length, sample.length) },
    ]
  })
  return compared
    .map(({ p, ...column }) => ({ ...column, skewed: p < FALSE_ALARM / compared.length }))
    .sort((a, b) => Number(b.skewed) - Number(a.skewed) || b.distance - a.distance)
}

function partsOf(column: Column, dataset: readonly string[], sample: readonly string[]): MakeUpPart[] | null {
  const filled = dataset.filter((cell) => cell !== '')
  const distinct = new Set(filled).size
  if (filled.length === 0 || sample.length === 0 || distinct < 2) return null
  if (column.kind === 'number') return rangeParts(dataset, sample, readNumber)
  if (column.kind === 'time') return rangeParts(dataset, sample, parseTime)
  if (column.role !== 'label' && (distinct > VALUES_LIMIT || distinct > 0.5 * filled.length)) return null
  return valueParts(dataset, sample)
}

function valueParts(dataset: readonly string[], sample: readonly string[]): MakeUpPart[] {
  const [inDataset, inSample] = [sharesOf(dataset), sharesOf(sample)]
  const top = [...inDataset]
    .filter(([value]) => value !== '')
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, SHOWN_VALUES)
    .map(([value]) => value)
  const part = (kind: MakeUpPart['kind'], value: string, values: readonly string[]): MakeUpPart => {
    const sum = (shares: ReadonlyMap<string, number>) =>
      values.reduce((total, one) => total + (shares.get(one) ?? 0), 0)
    return { kind, value, low: null, high: null, dataset: sum(inDataset), sample: sum(inSample) }
  }
  const others = [...new Set([...inDataset.keys(), ...inSample.keys()])].filter(
    (one) => one !== '' && !top.includes(one),
  )
  return [
    ...top.map((value) => part('value', value, [value])),
    ...(others.length > 0 ? [part('other', '', others)] : []),
    ...emptyPart(inDataset.get('') ?? 0, inSample.get('') ?? 0),
  ]
}

function sharesOf(cells: readonly string[]): Map<string, number> {
  const shares = new Map<string, number>()
  for (const cell of cells) shares.set(cell, (shares.get(cell) ?? 0) + 1 / cells.length)
  return shares
}

function rangeParts(
  dataset: readonly string[],
  sample: readonly string[],
  read: (cell: string) => number | null,
): MakeUpPart[] | null {
  const numbersOf = (cells: readonly string[]) => cells.map((cell) => (cell === '' ? null : read(cell)))
  const [all, drawn] = [numbersOf(dataset), numbersOf(sample)]
  const sorted = all.filter((value) => value !== null).sort((a, b) => a - b)
  const quarters = [0.25, 0.5, 0.75].map((share) => sorted[Math.floor(share * sorted.length)] ?? 0)
  const bounds = [...new Set(quarters)].filter((bound) => bound > (sorted[0] ?? 0))
  if (bounds.length === 0) return null
  const share = (values: readonly (number | null)[], has: (value: number | null) => boolean) =>
    values.filter(has).length / values.length
  const ranges = [null, ...bounds].map((low, at): MakeUpPart => {
    const high = bounds[at] ?? null
    const has = (value: number | null) =>
      value !== null && (low === null || value >= low) && (high === null || value < high)
    return { kind: 'range', value: '', low, high, dataset: share(all, has), sample: share(drawn, has) }
  })
  const without = (value: number | null) => value === null
  return [...ranges, ...emptyPart(share(all, without), share(drawn, without))]
}

const emptyPart = (dataset: number, sample: number): MakeUpPart[] =>
  dataset + sample > 0 ? [{ kind: 'empty', value: '', low: null, high: null, dataset, sample }] : []

/** p of the chi-square test that both have the same shares; parts too rare for it are put together. */
function homogeneity(parts: readonly MakeUpPart[], datasetRows: number, sampleRows: number): number {
  const counts = parts.map((part) => [part.dataset * datasetRows, part.sample * sampleRows] as const)
  const total = datasetRows + sampleRows
  const expected = (sum: number) => [(sum * datasetRows) / total, (sum * sampleRows) / total] as const
  const common = counts.filter(([a, b]) => Math.min(...expected(a + b)) >= 5)
  const rare = counts.filter(([a, b]) => Math.min(...expected(a + b)) < 5)
  const cells =
    rare.length === 0 ? common : [...common, rare.reduce(([x, y], [a, b]) => [x + a, y + b] as const, [0, 0] as const)]
  if (cells.length < 2) return 1
  const statistic = cells.reduce((sum, [a, b]) => {
    const [forDataset, forSample] = expected(a + b)
    return sum + (a - forDataset) ** 2 / forDataset + (b - forSample) ** 2 / forSample
  }, 0)
  return chiSquareTail(statistic, cells.length - 1)
}
