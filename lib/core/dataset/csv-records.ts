// Splits delimited text, fed in pieces, into records; a line that can't be read is set aside and takes no other with it.

import { cellLimit, recordLimit, rejectedTextLimit } from './choices'
import type { Delimiter, RejectedLine, RejectReason } from './dataset'
import { type Attempt, readQuotedRecord } from './quoted-record'

export interface CsvRecord {
  /** Physical line (from 1) on which the record begins. */
  line: number
  cells: string[]
}
export interface ScannedText {
  records: CsvRecord[]
  rejected: RejectedLine[]
}
export interface RecordScanner {
  /** Takes the next piece of the text; gives the records that are now complete. */
  push(text: string): ScannedText
  /** Says that no more text comes; gives what is left. */
  end(): ScannedText
}

/**
 * A scanner for RFC 4180 text with LF, CRLF and CR line ends, mixed as they come. Empty lines are counted and skipped.
 * Only a quote at the very start of a cell quotes; elsewhere it is text. The first record (the header) fixes the number of
 * cells; later records with another number are rejected.
 *
 * A quote that never closes costs its own physical line alone: the scanner goes back and reads on at the next line. A
 * quote counts as unclosed when the text ends first, its cell outgrows `cellLimit`, what would close it stands before text on
 * a later line, or the record spans lines, has the wrong number of cells, and one of its later lines alone has the right one.
 *
 * Memory: one record (at most 8 M characters) and one piece. Cost: linear. Text read twice because of such quotes is limited
 * to 16 M characters plus four times the text so far; beyond that a quoted cell may no longer span lines.
 *
 * @param rejectReplacement true where U+FFFD comes from bytes that don't decode: such records are `bad_encoding`, the header excepted. Records
 *   with a NUL always are.
 * @param misread tells records that decode, but to other characters than were meant: they are `bad_encoding`, too.
 */
export function createRecordScanner(
  delimiter: Delimiter,
  rejectReplacement = false,
  misread: (text: string) => boolean = () => false,
): RecordScanner {
  let buffer = ''
  let at = 0
  let line = 1
  let columns = 0
  let consumed = 0
  let readTwice = 0
  let discarding = false
  let out: ScannedText = { records: [], rejected: [] }
  let search = createSearch(buffer)

  const lineEnd = (from: number): number => Math.min(search.find('\n', from), search.find('\r', from), buffer.length)
  const afterBreak = (end: number): number =>
    end >= buffer.length ? end : end + (buffer[end] === '\r' && buffer[end + 1] === '\n' ? 2 : 1)
  /** True while more text may still move the line end: none in sight, or a CR whose LF may follow. */
  const isOpen = (end: number, final: boolean): boolean =>
    !final && (end >= buffer.length || (end === buffer.length - 1 && buffer[end] === '\r'))

  function moveTo(next: number, lines: number): void {
    consumed += next - at
    at = next
    line += lines
  }
  function reject(reason: RejectReason, end: number): void {
    out.rejected.push({ line, reason, text: buffer.slice(at, Math.min(end, at + rejectedTextLimit)) })
  }

  /** Sets the physical line at `at` aside; false while its end has not come. */
  function rejectLine(reason: RejectReason, final: boolean): boolean {
    const end = lineEnd(at)
    if (!isOpen(end, final)) {
      reject(reason, end)
      moveTo(afterBreak(end), 1)
      return true
    }
    if (buffer.length - at <= recordLimit) return false
    reject(reason, end)
    moveTo(buffer.length, 0)
    discarding = true
    return true
  }

  function wrongWith(cells: readonly string[], end: number): RejectReason | null {
    if (search.find('\0', at) < end || (rejectReplacement && columns > 0 && search.find('\uFFFD', at) < end))
      return 'bad_encoding'
    if (columns > 0 && misread(buffer.slice(at, end))) return 'bad_encoding'
    if (end - at > cellLimit && cells.some((cell) => cell.length > cellLimit)) return 'too_long'
    if (columns === 0 || cells.length === columns) return null
    return cells.length < columns ? 'too_few_cells' : 'too_many_cells'
  }

  function take(cells: string[], end: number, lines: number): void {
    const reason = wrongWith(cells, end)
    if (reason) reject(reason, end)
    else {
      out.records.push({ line, cells })
      columns ||= cells.length
    }
    moveTo(afterBreak(end), lines)
  }

  function swallowedRow(firstEnd: number, end: number): boolean {
    const later = splitLines(buffer.slice(afterBreak(firstEnd), end))
    return later.some((text) => text.split(delimiter).length === columns)
  }

  function attempt(firstEnd: number, final: boolean): Attempt {
    const maySpanLines = readTwice <= 16 * cellLimit + 4 * consumed
    const found = readQuotedRecord({
      buffer,
      start: at,
      firstEnd,
      delimiter,
      columns,
      final,
      cellLimit,
      maySpanLines,
    })
    if (found.kind !== 'record' || found.end <= firstEnd || columns === 0 || found.cells.length === columns)
      return found
    return swallowedRow(firstEnd, found.end)
      ? { kind: 'reject', reason: 'unclosed_quote', scanned: found.end - at }
      : found
  }

  /** Reads the record at `at`, which has a quote on its first line; false while more text is needed. */
  function readQuoted(firstEnd: number, final: boolean): boolean {
    const found = attempt(firstEnd, final)
    if (found.kind === 'more') return buffer.length - at > recordLimit && rejectLine('too_long', final)
    if (found.kind === 'reject') {
      if (!rejectLine(found.reason, final)) return false
      readTwice += found.scanned
      return true
    }
    if (isOpen(found.end, final)) return false
    const lines = found.end > firstEnd ? splitLines(buffer.slice(at, found.end)).length : 1
    take(found.cells, found.end, lines)
    return true
  }

  /** Reads the record at `at`; false while more text is needed. */
  function readRecord(final: boolean): boolean {
    const end = lineEnd(at)
    if (search.find('"', at) < end) return readQuoted(end, final)
    if (isOpen(end, final)) return buffer.length - at > recordLimit && rejectLine('too_long', final)
    if (end === at) moveTo(afterBreak(end), 1)
    else take(buffer.slice(at, end).split(delimiter), end, 1)
    return true
  }

  function skipDiscarded(final: boolean): void {
    const end = lineEnd(at)
    discarding = isOpen(end, final)
    if (discarding) moveTo(buffer[end] === '\r' ? end : buffer.length, 0)
    else moveTo(afterBreak(end), 1)
  }

  function scan(text: string, final: boolean): ScannedText {
    buffer = at < buffer.length ? buffer.slice(at) + text : text
    at = 0
    search = createSearch(buffer)
    out = { records: [], rejected: [] }
    if (discarding) skipDiscarded(final)
    while (at < buffer.length && readRecord(final)) {
      // readRecord moves `at` forward until the text is used up.
    }
    return out
  }

  return { push: (text) => scan(text, false), end: () => scan('', true) }
}

const splitLines = (text: string): string[] => text.split(/\r\n|\n|\r/)

interface Search {
  /** Position of the first `char` at or after `from`, Infinity if there is none. */
  find(char: string, from: number): number
}

/** `indexOf` with memory: what was found from an earlier place still holds up to it, so that all searches read the text once. */
function createSearch(buffer: string): Search {
  const known = new Map<string, { from: number; found: number }>()
  return {
    find(char, from) {
      const last = known.get(char)
      if (last && from >= last.from && from <= last.found) return last.found
      const index = buffer.indexOf(char, from)
      const found = index < 0 ? Number.POSITIVE_INFINITY : index
      known.set(char, { from, found })
      return found
    },
  }
}
