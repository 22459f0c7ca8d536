// Reads the pipes behind a column's name, `map:1=男;2=女|empty:没有记录`. The only place that knows how they are written.
import { type Band, type Pipe, type PipeKind, type PipeProblem, pipeNames } from './pipe'

const bar = /[|｜]/
const semicolon = /[;；]/
const equals = /[=＝]/

/** Cuts at the separators that no backslash stands before; escapes stay. At most `most` pieces, the last with the rest. */
function cut(text: string, separator: RegExp, most = Number.POSITIVE_INFINITY): string[] {
  const pieces: string[] = []
  let start = 0
  for (let i = 0; i < text.length && pieces.length + 1 < most; i++) {
    if (text[i] === '\\') i++
    else if (separator.test(text.charAt(i))) {
      pieces.push(text.slice(start, i))
      start = i + 1
    }
  }
  pieces.push(text.slice(start))
  return pieces
}

/** `\n` a line break, `\s` a space, `\u` and four hexadecimal digits a code unit; before any other sign, the sign. */
const resolveEscapes = (text: string): string =>
  text.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, sign: string | undefined) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16))
    return sign === 'n' ? '\n' : sign === 's' ? ' ' : (sign ?? '')
  })

/** A value without the white space around it, except what is escaped. */
const readValue = (written: string): string => {
  const left = written.trimStart()
  const kept = /^(?:\\[\s\S]|[^\\\s]|\s+(?=\S)|\\)*/.exec(left)?.[0] ?? left
  return resolveEscapes(kept)
}

type Read<T> = { value: T } | { problem: Omit<PipeProblem, 'pipe'> }
const wrong = (reason: PipeProblem['reason'], detail: string): { problem: Omit<PipeProblem, 'pipe'> } => ({
  problem: { reason, detail: detail.trim() },
})

interface Entries {
  entries: { from: string; written: string; to: string }[]
  otherwise: { otherwise?: string }
}

/** `from=to` entries; an empty entry, as after a last semicolon, is passed over. */
function readEntries(text: string): Read<Entries> {
  const entries: Entries['entries'] = []
  let otherwise: Entries['otherwise'] = {}
  const seen = new Set<string>()
  for (const entry of cut(text, semicolon)) {
    if (entry.trim() === '') continue
    const [left = '', right] = cut(entry, equals, 2)
    const written = left.trim()
    const key = written === '*' ? '*' : `=${readValue(left)}`
    if (right === undefined || written === '') return wrong('pair', entry)
    if (seen.has(key)) return wrong('repeated', entry)
    seen.add(key)
    if (key === '*') otherwise = { otherwise: readValue(right) }
    else entries.push({ from: key.slice(1), written, to: readValue(right) })
  }
  if (seen.size === 0) return wrong('needsValue', '')
  return { value: { entries, otherwise } }
}

function readMap(text: string): Read<Pipe> {
  const read = readEntries(text)
  if ('problem' in read) return read
  const { entries, otherwise } = read.value
  return { value: { kind: 'map', pairs: entries.map(({ from, to }) => ({ from, to })), ...otherwise } }
}

const one = /^\d+(?:\.\d+)?$/
const range = /^([-+]?\d+(?:\.\d+)?)?\s*[-~～–—]\s*([-+]?\d+(?:\.\d+)?)?$/

/** `low-high`, open where an end is not written (so `-5` is all up to 5); one number is a range of itself alone. */
function readRange(text: string): Omit<Band, 'name'> | undefined {
  if (one.test(text)) return { low: Number(text), high: Number(text) }
  const [, low, high] = range.exec(text) ?? []
  if (low === undefined && high === undefined) return undefined
  return { low: low === undefined ? null : Number(low), high: high === undefined ? null : Number(high) }
}

function readBand(text: string): Read<Pipe> {
  const read = readEntries(text)
  if ('problem' in read) return read
  const bands: Band[] = []
  for (const { from, written, to } of read.value.entries) {
    const ends = readRange(from.normalize('NFKC'))
    if (ends === undefined) return wrong('range', written)
    if (ends.low !== null && ends.high !== null && ends.low > ends.high) return wrong('backwards', written)
    bands.push({ ...ends, name: to })
  }
  return { value: { kind: 'band', bands, ...read.value.otherwise } }
}

/** Longer texts are not told apart from no limit. */
const MOST = 1_000_000

function readCount(text: string): number | undefined {
  const digits = text.trim().normalize('NFKC')
  const count = /^\d{1,7}$/.test(digits) ? Number(digits) : 0
  return count >= 1 && count <= MOST ? count : undefined
}

function readTruncate(text: string): Read<Pipe> {
  const length = readCount(text)
  return length === undefined ? wrong('length', text) : { value: { kind: 'truncate', length } }
}

/** The sign is all before the last semicolon, so that a semicolon itself may join: `list:;;5`. */
function readList(text: string): Read<Pipe> {
  if (/^[;；]\s*\d/.test(text)) return wrong('needsValue', text)
  const limited = /^([\s\S]+)[;；]([^;；]*)$/.exec(text)
  const isEscaped = /(?:^|[^\\])(?:\\\\)*\\$/.test(limited?.[1] ?? '')
  if (limited === null || isEscaped) return { value: { kind: 'list', joiner: resolveEscapes(text) } }
  const [, joiner = '', written = ''] = limited
  const most = readCount(written)
  return most === undefined ? wrong('most', written) : { value: { kind: 'list', joiner: resolveEscapes(joiner), most } }
}

const readers: Record<PipeKind, (text: string) => Read<Pipe>> = {
  map: readMap,
  band: readBand,
  truncate: readTruncate,
  list: readList,
  empty: (text) => (text.trim() === '' ? wrong('needsValue', '') : { value: { kind: 'empty', text: readValue(text) } }),
}

const kinds = Object.keys(pipeNames) as PipeKind[]

/**
 * Reads pipes as they stand after the first bar of a reference, none where the text is empty.
 *
 * A pipe is its name (English or Chinese, in any case), a colon and its value; pipes are separated by bars, and are
 * applied in order. `map:` and `band:` take `left=right` entries separated by semicolons, `*` at the left for all else;
 * `truncate:` a number of characters; `list:` the joining sign and, after a semicolon, the most items; `empty:` a text.
 * Bars, colons, semicolons and equals signs may be full-width. A backslash before a sign takes its meaning away; `\n`,
 * `\s` and `\u007b` give a line break, a space and any other character. Outer white space counts in a joining sign alone.
 *
 * Never throws: the first thing wrong is returned as the problem.
 */
export function parsePipes(written: string): { pipes: Pipe[] } | { problem: PipeProblem } {
  const pipes: Pipe[] = []
  if (written.trim() === '') return { pipes }
  for (const part of cut(written, bar)) {
    const [head = '', value] = cut(part, /[:：]/, 2)
    const pipe = head.trim()
    const kind = kinds.find((known) => pipeNames[known].includes(pipe.toLowerCase()))
    if (kind === undefined) return { problem: { pipe, reason: 'unknown', detail: part.trim() } }
    if (value === undefined || value === '') return { problem: { pipe, reason: 'needsValue', detail: part.trim() } }
    const read = readers[kind](value)
    if ('problem' in read) return { problem: { pipe, ...read.problem } }
    pipes.push(read.value)
  }
  return { pipes }
}

// A name with a bar in it is looked for up to here, so that a long reference costs no more than its length.
const LONGEST_NAME = 400

/**
 * Splits what stands between the braces into a column and its pipes, as written: an exact name wins, then the longest
 * known name before a bar; where none is known, all before the first bar. `pipes` is undefined where no bar is left.
 */
export function splitReference(
  written: string,
  isKnown: (name: string) => boolean,
): { column: string; pipes: string | undefined } {
  if (isKnown(written)) return { column: written, pipes: undefined }
  const bars = Array.from(written.slice(0, LONGEST_NAME).matchAll(/[|｜]/g), (match) => match.index)
  const at = bars.findLast((place) => isKnown(written.slice(0, place).trim())) ?? bars[0]
  if (at === undefined) return { column: written, pipes: undefined }
  return { column: written.slice(0, at).trim(), pipes: written.slice(at + 1) }
}
