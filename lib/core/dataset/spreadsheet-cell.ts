// What stands in a spreadsheet's cell, as text: numbers without the noise of binary fractions, dates as ISO text.
// Source: ECMA-376 part 1, 18.8.30 (number formats), 18.17.4 (dates), 18.18.93 (escapes in text).

/** What a number format shows of a serial number. */
export type SerialShape = 'number' | 'date' | 'dateTime' | 'time'

// Number formats without a code of their own; 27–36 and 50–58 are the dates of East Asian locales.
const builtInDates: ReadonlySet<number> = new Set([14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const builtInTimes: ReadonlySet<number> = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56])

/** The shape of cells under a number format: its identifier, and its code where the workbook defines one. */
export function serialShape(formatId: number, code?: string): SerialShape {
  if (code === undefined) {
    if (formatId === 22) return 'dateTime'
    return builtInDates.has(formatId) ? 'date' : builtInTimes.has(formatId) ? 'time' : 'number'
  }
  // The part for positive numbers, without quoted text, escapes, colours and conditions; [h] is a span of time.
  const [section = ''] = code.split(';')
  const signs = section
    .replace(/"[^"]*"|\\.|_./g, '')
    .replace(/\[(h+|m+|s+)\]/gi, '$1')
    .replace(/\[[^\]]*\]|General/gi, '')
    .toLowerCase()
  const day = /[yd年月日]|(?<!h:?)m{3,}/.test(signs)
  const clock = /[hs]/.test(signs)
  if (day) return clock ? 'dateTime' : 'date'
  if (clock) return 'time'
  return /^[^0#?]*m+[^0#?]*$/.test(signs) ? 'date' : 'number'
}

const DAY_MS = 86_400_000

/**
 * A serial number as text: `2024-07-30`, `2024-07-30 21:05:00`, `21:05:00` (spans may pass 24 hours). Days count from 1900, with
 * the 29 February 1900 that spreadsheets believe in, or from 1904. Rounded to seconds. What no calendar has stays a number.
 */
export function serialText(serial: number, shape: SerialShape, from1904: boolean): string {
  if (shape === 'number' || !Number.isFinite(serial) || serial < 0) return numberText(serial)
  const seconds = Math.round(serial * 86_400)
  if (shape === 'time' && serial < 1000) return clockText(seconds)
  const days = Math.floor(seconds / 86_400)
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const date = new Date(epoch + days * DAY_MS)
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999) return numberText(serial)
  const day = date.toISOString().slice(0, 10)
  const rest = seconds - days * 86_400
  return shape === 'date' && rest === 0 ? day : `${day} ${clockText(rest)}`
}

const two = (value: number): string => String(value).padStart(2, '0')
const clockText = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`

/** A number with the 15 digits that a spreadsheet keeps: 0.1 + 0.2 is 0.3. Not for whole numbers beyond 2^53. */
export const numberText = (value: number): string =>
  Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)))

/** Position from 0 of the column that a reference such as `AB12` names; -1 where it names none. */
export function referencedColumn(reference: string): number {
  let column = 0
  let letters = 0
  for (const sign of reference.toUpperCase()) {
    const value = sign.charCodeAt(0) - 64
    if (value < 1 || value > 26) break
    column = column * 26 + value
    if (++letters > 4) return -1
  }
  return letters === 0 ? -1 : column - 1
}

/** Text with the escapes `_x000D_` undone; `_x005F_` stands for an underscore that begins no escape. */
export const unescapedText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text
