// Parts the rows of a run by everything that they can be told apart by: features, users, what was taken, the hour.
import type { ColumnKind } from '../dataset/dataset'
import { quantile } from '../dataset/report/chance'
import { countTexts, readNumber } from '../dataset/report/encode-column'
import { remembered } from '../dataset/report/remembered'
import { listSplitter } from '../dataset/report/split-list'
import type { Dimension, DimensionKind, RowFact, SliceRows } from './run-facts'

/** Fewer rows than this tell too little to be a slice of their own. */
export const SLICE_ROWS = 20
/** Values of a column that are slices; the rest are gathered in one. */
const NAMED_VALUES = 24
const BANDS = 5
/** Numbers with no more values than this are slices by value. */
const FEW_NUMBERS = 8
const HOURS = 3
/** A column whose named values hold less than this share of the filled cells makes no slices. */
const NAMED_SHARE = 0.5

export interface SlicedColumn {
  /** Its place in the dataset. */
  index: number
  name: string
  kind: ColumnKind
  /** By place in `positions`. */
  cells: readonly string[]
}

export interface DimensionInput {
  /** Positions in the sample, rising. */
  positions: readonly number[]
  columns: readonly SlicedColumn[]
  /** By place; epoch ms or null. */
  times: readonly (number | null)[]
  /** By place. */
  rows: readonly RowFact[]
  /** Category of a product of the pool, '' where it has none; null without a pool. */
  categoryOf: ((product: string) => string) | null
}

/** The dimensions with at least two slices of SLICE_ROWS rows, and the names of the columns that make none. */
export function buildDimensions(input: DimensionInput): { dimensions: Dimension[]; unsliced: string[] } {
  const { positions, columns, times, rows, categoryOf } = input
  const dimension = (kind: DimensionKind, name: string, key: string, values: readonly (readonly string[])[]) => {
    const slices = gather(positions, values)
    return slices.length < 2 ? [] : [{ key, kind, name, slices }]
  }
  const unsliced: string[] = []
  const ofColumns = columns.flatMap(({ index, name, kind, cells }) => {
    const values = columnValues(kind, cells)
    const found = values === null ? [] : dimension('column', name, `column:${index}`, values)
    if (found.length === 0) unsliced.push(name)
    return found
  })
  const dimensions = [
    ...dimension(
      'user',
      '',
      'user',
      rows.map(({ earlierRows }) => (earlierRows === null ? [] : [earlierRows === 0 ? 'cold' : 'warm'])),
    ),
    ...dimension(
      'target',
      '',
      'target',
      rows.map(({ takenBefore }) => (takenBefore === null ? [] : [takenBefore ? 'repeat' : 'new'])),
    ),
    ...(categoryOf === null
      ? []
      : dimension(
          'category',
          '',
          'category',
          rows.map(({ labelProducts }) => categoriesOf(labelProducts, categoryOf)),
        )),
    ...dimension('hour', '', 'hour', hourValues(times)),
    ...ofColumns,
  ]
  return { dimensions, unsliced }
}

const categoriesOf = (products: readonly (string | null)[], categoryOf: (product: string) => string): string[] => [
  ...new Set(
    products.map((product) => {
      const category = product === null ? '' : categoryOf(product)
      return category === '' ? 'none' : `=${category}`
    }),
  ),
]

/** Bands of three hours. Files with dates alone, whose hours are all one, make no slices. */
function hourValues(times: readonly (number | null)[]): (readonly string[])[] {
  const bands = Array.from({ length: 24 / HOURS }, (_, band) => [String(band * HOURS)])
  return times.map((time) => (time === null ? [] : (bands[Math.floor(new Date(time).getUTCHours() / HOURS)] ?? [])))
}

/** Rows by value, in the order of the values' size, hours by the clock; those with too few rows are left out. */
function gather(positions: readonly number[], values: readonly (readonly string[])[]): SliceRows[] {
  const slices = new Map<string, number[]>()
  values.forEach((ofRow, place) => {
    const position = positions[place] ?? 0
    for (const value of ofRow) {
      const known = slices.get(value)
      if (known === undefined) slices.set(value, [position])
      else known.push(position)
    }
  })
  return [...slices]
    .filter(([, members]) => members.length >= SLICE_ROWS)
    .map(([value, members]) => ({ value, positions: members }))
    .sort(byValue)
}

/** Bands and hours begin with a number and stay in its order; 'other' and 'empty' come last. */
function byValue(a: SliceRows, b: SliceRows): number {
  const rank = ({ value }: SliceRows) => (value === 'other' || value === 'none' ? 1 : value === 'empty' ? 2 : 0)
  const [left, right] = [startOf(a.value), startOf(b.value)]
  if (rank(a) !== rank(b)) return rank(a) - rank(b)
  return left !== null && right !== null ? left - right : b.positions.length - a.positions.length
}

const startOf = (value: string): number | null => {
  const [, text] = /^=?(-?\d+(?:\.\d+)?)/u.exec(value) ?? []
  return text === undefined ? null : Number(text)
}

/** The values of each cell: bands of numbers, items of lists, texts as they are. Null where hardly any comes back. */
function columnValues(kind: ColumnKind, cells: readonly string[]): (readonly string[])[] | null {
  const trimmed = cells.map((cell) => cell.trim())
  if (kind === 'number') return numberValues(trimmed)
  const split = listSplitter(trimmed)
  // Each different cell is taken apart once.
  const itemsOf = remembered((cell) => (cell === '' ? [] : split === null ? [cell] : [...new Set(split(cell))]))
  const counts = countTexts(trimmed.flatMap(itemsOf))
  const named = new Set(
    counts
      .filter(([, rows]) => rows >= SLICE_ROWS)
      .slice(0, NAMED_VALUES)
      .map(([text]) => text),
  )
  const all = counts.reduce((sum, [, rows]) => sum + rows, 0)
  const held = counts.reduce((sum, [text, rows]) => sum + (named.has(text) ? rows : 0), 0)
  if (held < NAMED_SHARE * all) return null
  const valuesOf = remembered((cell) => {
    const texts = itemsOf(cell)
    return texts.length === 0 ? ['empty'] : [...new Set(texts.map((text) => (named.has(text) ? `=${text}` : 'other')))]
  })
  return trimmed.map(valuesOf)
}

function numberValues(cells: readonly string[]): (readonly string[])[] {
  const numberOf = remembered(readNumber)
  const numbers = cells.map(numberOf)
  const sorted = Float64Array.from(numbers.filter((number) => number !== null)).sort()
  const few = new Set(sorted).size <= FEW_NUMBERS
  const cuts = [
    ...new Set(Array.from({ length: BANDS - 1 }, (_, i) => quantile(sorted, (i + 1) / BANDS)).map(rounded)),
  ].filter((cut) => cut > (sorted[0] ?? 0))
  const bandOf = (number: number): string => {
    if (few) return `=${number}`
    const at = cuts.findIndex((cut) => number < cut)
    const [low, high] = at < 0 ? [cuts.at(-1), undefined] : [cuts[at - 1], cuts[at]]
    const from = low ?? sorted[0] ?? 0
    return high === undefined ? `=${from} ≤` : `=${from} ≤ … < ${high}`
  }
  const valuesOf = remembered((cell) => {
    const number = numberOf(cell)
    return [number === null ? 'empty' : bandOf(number)]
  })
  return cells.map(valuesOf)
}

/** Three digits are enough to cut at. */
const rounded = (cut: number): number => Number(cut.toPrecision(3))
