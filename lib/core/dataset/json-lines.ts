// Reads JSON Lines, fed in pieces: one object a line; a line that is none is set aside and takes no other with it.

import { cellLimit, recordLimit, rejectedTextLimit } from './choices'
import type { RejectedLine, RejectReason } from './dataset'

export interface JsonLine {
  /** Physical line, from 1. */
  line: number
  /** The object's keys in their order, with their values as cells. */
  cells: [key: string, cell: string][]
}
export interface ScannedJsonLines {
  objects: JsonLine[]
  rejected: RejectedLine[]
}
export interface JsonLineScanner {
  /** Takes the next piece of the text; gives the lines that are now complete. */
  push(text: string): ScannedJsonLines
  /** Says that no more text comes; gives what is left. */
  end(): ScannedJsonLines
}

/**
 * A scanner for JSON Lines (https://jsonlines.org) with LF, CRLF and CR line ends, mixed as they come; empty lines are counted
 * and skipped. Strings are taken verbatim, null is an empty cell, objects and lists become compact JSON. Whole numbers
 * of more than 15 digits keep every digit.
 * Lines are set aside as `not_json`, `not_object`, `too_long` (a line or cell over the limit) and `bad_encoding` (NUL, and
 * U+FFFD where `rejectReplacement` says that it comes from bytes that don't decode; lines that `misread` says decode to other characters
 * than were meant).
 * Memory: one line (at most 8 M characters) and one piece. Cost: linear.
 */
export function createJsonLineScanner(
  rejectReplacement = false,
  misread: (text: string) => boolean = () => false,
): JsonLineScanner {
  let pending = ''
  let line = 1
  let discarding = false
  let afterCr = false
  let out: ScannedJsonLines = { objects: [], rejected: [] }

  const reject = (reason: RejectReason, text: string) =>
    out.rejected.push({ line, reason, text: text.slice(0, rejectedTextLimit) })

  function take(text: string): void {
    if (text.trim() === '') return
    if ((rejectReplacement && text.includes('\uFFFD')) || misread(text)) return void reject('bad_encoding', text)
    const value = parsed(text)
    if (value === undefined) return void reject('not_json', text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return void reject('not_object', text)
    const cells = cellsOf(value)
    if (cells === undefined) reject('not_json', text)
    else if (cells.some(([key, cell]) => cell.length > cellLimit || key.length > cellLimit)) reject('too_long', text)
    else if (cells.some(([key, cell]) => cell.includes('\0') || key.includes('\0'))) reject('bad_encoding', text)
    else out.objects.push({ line, cells })
  }

  function endLine(text: string): void {
    if (discarding) discarding = false
    else if (text.length > recordLimit) reject('too_long', text)
    else take(text)
    line++
  }

  function scan(text: string): void {
    let from = afterCr && text.startsWith('\n') ? 1 : 0
    if (text !== '') afterCr = text.endsWith('\r')
    const breaks = /\r\n|\n|\r/g
    breaks.lastIndex = from
    for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
      endLine(pending + text.slice(from, found.index))
      pending = ''
      from = breaks.lastIndex
    }
    if (discarding) return
    pending += text.slice(from)
    if (pending.length <= recordLimit) return
    reject('too_long', pending)
    pending = ''
    discarding = true
  }

  const given = (): ScannedJsonLines => {
    const scanned = out
    out = { objects: [], rejected: [] }
    return scanned
  }
  return {
    push(text) {
      scan(text)
      return given()
    },
    end() {
      if (pending !== '') endLine(pending)
      pending = ''
      return given()
    },
  }
}

/** Undefined where a value is nested so deeply (some thousand levels) that it can't be written out. */
function cellsOf(value: object): JsonLine['cells'] | undefined {
  try {
    return Object.entries(value).map(([key, each]) => [key, jsonCell(each)])
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Undefined where the text is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(/\d{16}/.test(text) ? longNumbersAsText(text) : text)
  } catch {
    return undefined
  }
}

const stringOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g
const longWhole = /^-?\d{16,}$/

/** Identifiers of 64 bits are common, and a double holds 53. */
const longNumbersAsText = (text: string): string =>
  text.replace(stringOrNumber, (part) => (longWhole.test(part) ? `"${part}"` : part))

/** A value of a JSON document as a cell: strings verbatim, null and undefined empty, objects and lists as compact JSON. */
export function jsonCell(value: unknown): string {
  if (typeof value === 'string') return value
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** How the first lines of a file look: `lines` = JSON Lines, `document` = JSON that is not one object a line. */
export function detectJson(head: string): 'lines' | 'document' | null {
  const text = head.replace(/^\uFEFF/, '').trimStart()
  if (/^\[\s*(?:[[{]|\])/.test(text)) return 'document'
  if (!text.startsWith('{')) return null
  const lines = text.split(/[\r\n]+/, 20)
  const isObject = (line: string) => line.trimStart().startsWith('{') && parsed(line) !== undefined
  if (lines.some(isObject)) return 'lines'
  return /^\{\s*(?:"|\}|$)/.test(text) ? 'document' : null
}
