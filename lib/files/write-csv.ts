// One line of a CSV file that opens well in a spreadsheet and can't run a formula there.

/** Written once at the start of a file: Excel takes UTF-8 text without it for the machine's own encoding. */
export const byteOrderMark = '\uFEFF'

export interface CsvLineOptions {
  delimiter?: string
  lineEnd?: string
  /** False writes text exactly as it is, for files that machines read back. */
  guardFormulas?: boolean
}

const formulaStart = /^[=+\-@\t\r]/

/** Text as it was before `csvLine` guarded it. */
export const withoutGuard = (text: string): string =>
  text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text

/**
 * One record by RFC 4180, with its line end (CRLF unless told otherwise). Cells with the delimiter, a quote, or a line break are
 * quoted. Text that begins with = + - @ tab or CR gets a leading ' ; numbers are written plain, so pass numeric columns as numbers. null is an empty cell.
 */
export function csvLine(values: readonly (string | number | null)[], options: CsvLineOptions = {}): string {
  const { delimiter = ',', lineEnd = '\r\n', guardFormulas = true } = options
  const cells = values.map((value) => {
    if (typeof value !== 'string') return value === null ? '' : String(value)
    const text = guardFormulas && formulaStart.test(value) ? `'${value}` : value
    const special = text.includes(delimiter) || text.includes('"') || text.includes('\n') || text.includes('\r')
    return special ? `"${text.replaceAll('"', '""')}"` : text
  })
  // A line without any character would be read as an empty line, not as a row of one empty cell.
  const line = cells.length === 1 && cells[0] === '' ? '""' : cells.join(delimiter)
  return line + lineEnd
}
