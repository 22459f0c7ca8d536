// Turns cells into a few codes, so that any column can be counted against the labels.
import { parseTime } from '../parse-time'
import type { Codes } from './association'
import { quantile } from './chance'

/** Values that are counted each by itself; the rest count as one more. */
const NAMED_VALUES = 49
const BANDS = 8

/** The number in a cell; full-width digits, thousands commas and a percent sign are read too. Null where it holds none. */
export function readNumber(cell: string): number | null {
  const text = cell.normalize('NFKC').replace(/[,%]/g, '').trim()
  const number = text === '' ? Number.NaN : Number(text)
  return Number.isFinite(number) ? number : null
}

/** Different texts with their counts, most frequent first; equal counts in the order in which they appear. */
export function countTexts(texts: readonly string[]): [string, number][] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)
}

/** At most 50 codes: the 49 most frequent values each by itself, 0 the most frequent, and the others together. */
export function encodeValues(cells: readonly string[]): Codes {
  const ranked = countTexts(cells)
  const named = ranked.length === NAMED_VALUES + 1 ? ranked : ranked.slice(0, NAMED_VALUES)
  const codeOf = new Map(named.map(([text], code) => [text, code]))
  return {
    codes: Uint8Array.from(cells, (cell) => codeOf.get(cell) ?? named.length),
    size: named.length + (ranked.length > named.length ? 1 : 0),
  }
}

/** Eight bands with about as many rows each, cut at the quantiles, and one more for null. */
export function encodeBands(numbers: readonly (number | null)[]): Codes {
  const sorted = Float64Array.from(numbers.filter((number) => number !== null)).sort()
  const cuts = Array.from({ length: BANDS - 1 }, (_, i) => quantile(sorted, (i + 1) / BANDS))
  const bandOf = (number: number): number => cuts.reduce((band, cut) => band + (number > cut ? 1 : 0), 0)
  return { codes: Uint8Array.from(numbers, (number) => (number === null ? BANDS : bandOf(number))), size: BANDS + 1 }
}

/** Hour of the day and weekday of each cell (UTC unless the cell names a zone), and where in the whole span it lies. */
export function encodeTimes(cells: readonly string[]): { hours: Codes; weekdays: Codes; periods: Codes } {
  const times = cells.map(parseTime)
  const dates = times.map((time) => (time === null ? null : new Date(time)))
  return {
    hours: { codes: Uint8Array.from(dates, (date) => date?.getUTCHours() ?? 24), size: 25 },
    weekdays: { codes: Uint8Array.from(dates, (date) => date?.getUTCDay() ?? 7), size: 8 },
    periods: encodeBands(times),
  }
}
