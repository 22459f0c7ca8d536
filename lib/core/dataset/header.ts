// Column names out of a header line: never empty, never twice, each change told.

export interface HeaderChange {
  /** Position of the column, from 1. */
  column: number
  from: string
  to: string
}

const han = /\p{Script=Han}/u
/** Spreadsheets break long headers into lines; a name in a template stands on one. */
const onOneLine = (name: string): string =>
  name.replace(/(?<=\p{Script=Han})\s*[\r\n]\s*(?=\p{Script=Han})/gu, '').replace(/\s*[\r\n]\s*/g, ' ')

/**
 * Names for the cells of a header: trimmed, on one line, without byte order mark. An empty one becomes `column_3` (by its position; `列_3`
 * where another header is Chinese), a repeated one `name_2`, `name_3` …, always a name that no other header has.
 * `changes` lists what was filled in or renamed; trimming and joining lines alone is no change.
 */
export function uniqueHeader(cells: readonly string[]): { names: string[]; changes: HeaderChange[] } {
  const given = cells.map((cell) => onOneLine(cell.replaceAll('\uFEFF', '').trim()))
  const word = given.some((name) => han.test(name)) ? '列' : 'column'
  const used = new Set<string>(given)
  const seen = new Set<string>()
  const nextNumber = new Map<string, number>()
  const changes: HeaderChange[] = []

  function free(stem: string, first: number): string {
    let number = Math.max(first, nextNumber.get(stem) ?? 0)
    while (used.has(`${stem}_${number}`)) number++
    nextNumber.set(stem, number + 1)
    used.add(`${stem}_${number}`)
    return `${stem}_${number}`
  }

  const names = given.map((name, index) => {
    if (name !== '' && !seen.has(name)) {
      seen.add(name)
      return name
    }
    const to = name === '' ? free(word, index + 1) : free(name, 2)
    changes.push({ column: index + 1, from: name, to })
    return to
  })
  return { names, changes }
}
