// Reads a line that was set aside once more, after somebody mended its text.
import { createRecordScanner } from './csv-records'
import type { Delimiter, RejectReason } from './dataset'

export type ReadAgain = { rows: string[][] } | { reason: RejectReason }

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/**
 * The rows that the text makes under the dataset's header, each with as many cells as it has names; more than one where the text
 * holds several records. The first reason where any part of the text still makes no row: then none of it is taken. Blank text
 * is `too_few_cells`; U+FFFD, which stands for bytes that didn't decode, is `bad_encoding`.
 */
export function readAgain(text: string, delimiter: Delimiter, names: readonly string[]): ReadAgain {
  const scanner = createRecordScanner(delimiter, true)
  scanner.push(`${names.map(quoted).join(delimiter)}\n`)
  const first = scanner.push(text)
  const last = scanner.end()
  const [broken] = [...first.rejected, ...last.rejected]
  const rows = [...first.records, ...last.records].map(({ cells }) => cells)
  if (broken !== undefined) return { reason: broken.reason }
  return rows.length === 0 ? { reason: 'too_few_cells' } : { rows }
}
