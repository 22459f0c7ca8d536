// Finds the delimiter of a table from the beginning of its text.

import { delimiters } from './choices'
import { createRecordScanner } from './csv-records'
import type { Delimiter } from './dataset'

export interface DelimiterGuess {
  delimiter: Delimiter
  /** Cells of the header under that delimiter; 1 where no delimiter splits it. */
  columns: number
}

const separatorLine = /^(\uFEFF?)sep=([,;\t|])(?=[\r\n])/i

/** The text with an empty line in the place of a first line such as `sep=;`, by which a spreadsheet is told the delimiter. */
export const withoutSeparatorLine = (text: string): string => text.replace(separatorLine, '$1')

/**
 * The delimiter under which most records have as many cells as the header, quotes respected; many columns count for a
 * little more than two, and between equals the order is comma, tab, semicolon, pipe. Where none splits the header the
 * answer is a comma and one column. A first line such as `sep=;` decides, and is no header.
 *
 * @param head decoded text from the very beginning of the file; 256 K characters are plenty.
 * @param complete true when `head` is the whole file; else its last, cut record is left out.
 */
export function detectDelimiter(head: string, complete: boolean): DelimiterGuess {
  const said = delimiters.find((each) => each === separatorLine.exec(head)?.[2])
  if (said !== undefined)
    return { delimiter: said, columns: shapeUnder(said, withoutSeparatorLine(head), complete).columns }
  let best: DelimiterGuess & { score: number } = { delimiter: ',', columns: 1, score: 0 }
  for (const delimiter of delimiters) {
    const { columns, share } = shapeUnder(delimiter, head, complete)
    // The 0.01 lets a header that no row agrees with still name its delimiter.
    const score = (0.01 + share) * (1 - 1 / columns)
    if (score > best.score) best = { delimiter, columns, score }
  }
  return { delimiter: best.delimiter, columns: best.columns }
}

/** Cells of the header, and the share of the other records that have as many (1 where there are none). */
function shapeUnder(delimiter: Delimiter, head: string, complete: boolean): { columns: number; share: number } {
  const scanner = createRecordScanner(delimiter)
  let { records, rejected } = scanner.push(head)
  if (complete || records.length === 0) {
    const rest = scanner.end()
    records = records.concat(rest.records)
    rejected = rejected.concat(rest.rejected)
  }
  const columns = records[0]?.cells.length ?? 1
  const others = records.length + rejected.length - 1
  return { columns, share: others > 0 ? (records.length - 1) / others : 1 }
}
