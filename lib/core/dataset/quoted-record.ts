// Reads one record of delimited text that has quotes in it, from a position of a buffer.
import type { RejectReason } from './dataset'

/** What one attempt found: a record and where its last line ends, a reason to set its first line aside, or too little text. */
export type Attempt =
  | { kind: 'record'; cells: string[]; end: number }
  | { kind: 'reject'; reason: RejectReason; scanned: number }
  | { kind: 'more' }

export interface QuotedRecordContext {
  buffer: string
  start: number
  /** Where the physical line that begins at `start` ends (the buffer's length where that is not known yet). */
  firstEnd: number
  delimiter: string
  /** Number of cells that a record must have; 0 = not known. */
  columns: number
  /** True when no more text follows the buffer. */
  final: boolean
  /** The most characters between a quote and its closing one. */
  cellLimit: number
  /** False when a quoted cell must close on its own line. */
  maySpanLines: boolean
}

/** Position of the quote that closes a cell whose text begins at `from` (doubled quotes are text); -1 if there is none. */
function closingQuote(buffer: string, from: number): number {
  let at = buffer.indexOf('"', from)
  while (at >= 0 && buffer[at + 1] === '"') at = buffer.indexOf('"', at + 2)
  return at
}

const isBreak = (char: string | undefined): boolean => char === '\n' || char === '\r'

/** End of the unquoted cell that begins at `from`. */
function cellEnd(buffer: string, from: number, delimiter: string): number {
  const cut = delimiter.charCodeAt(0)
  let end = from
  for (; end < buffer.length; end++) {
    const code = buffer.charCodeAt(end)
    if (code === cut || code === 10 || code === 13) break
  }
  return end
}

/**
 * Reads the record at `start`. A quote opens a cell only as its first character; inside, `""` is a quote. A record is refused
 * as `unclosed_quote` or `bad_quote` (text after a closing quote on the line where the record began), or `too_long`.
 * `more` is given only while the buffer is not final. Cost: linear in the text looked at, at most `cellLimit` past an opening quote.
 */
export function readQuotedRecord(context: QuotedRecordContext): Attempt {
  const { buffer, start, firstEnd, delimiter, columns, final, cellLimit, maySpanLines } = context
  const cells: string[] = []
  const refuse = (reason: RejectReason, upTo: number): Attempt => ({ kind: 'reject', reason, scanned: upTo - start })

  for (let from = start; ; ) {
    if (from >= buffer.length && !final) return { kind: 'more' }
    let end: number
    if (buffer[from] === '"') {
      end = closingQuote(buffer, from + 1) + 1
      const reach = end === 0 ? buffer.length : end
      if (reach - from > cellLimit + 2) return refuse(reach <= firstEnd ? 'too_long' : 'unclosed_quote', reach)
      if (!maySpanLines && firstEnd < reach) return refuse('unclosed_quote', reach)
      if (end === 0) return final ? refuse('unclosed_quote', reach) : { kind: 'more' }
      if (end >= buffer.length && !final) return { kind: 'more' }
      if (end < buffer.length && buffer[end] !== delimiter && !isBreak(buffer[end])) {
        return refuse(end > firstEnd ? 'unclosed_quote' : 'bad_quote', end)
      }
      cells.push(buffer.slice(from + 1, end - 1).replaceAll('""', '"'))
    } else {
      end = cellEnd(buffer, from, delimiter)
      if (end >= buffer.length && !final) return { kind: 'more' }
      cells.push(buffer.slice(from, end))
    }
    if (buffer[end] !== delimiter) return { kind: 'record', cells, end }
    // Over several lines, too many cells can only come from a quote that closed by chance: no need to read on.
    if (columns > 0 && cells.length >= columns && end > firstEnd) return refuse('unclosed_quote', end)
    from = end + 1
  }
}
