// Tells columns whose cells are lists of few things from those whose cells are sentences.

const separators = ['、', '，', ',', '；', ';', '|', '/', ' '] as const
/** Those that stand within names, too. */
const ambiguous: readonly string[] = [',', '/', ' ']
/** Non-empty cells that are looked at. */
const LOOKED_AT = 2_000
const LONGEST_ITEM = 24
const REPEATS = 10

/** The items of a cell, without brackets and quotes around them. */
const itemsOf = (cell: string, separator: string): string[] =>
  cell
    .replace(/^[[{(]|[\])}]$/g, '')
    .split(separator)
    .map((item) => item.trim().replace(/^["'“]|["'”]$/g, ''))
    .filter((item) => item !== '')

/**
 * How to split the cells of a list column, or null where they are no lists. A list has its separator in three of ten non-empty cells or
 * more, short items (up to 24 characters in the mean) and few different ones: each comes back ten times in the mean. Where the
 * separator may be part of a name, items keep more than one company, too: there are no fewer different cells than items.
 */
export function listSplitter(cells: readonly string[]): ((cell: string) => string[]) | null {
  const filled = cells.filter((cell) => cell !== '').slice(0, LOOKED_AT)
  const different = new Set(filled).size
  const separator = separators.find((each) => {
    const lists = filled.map((cell) => itemsOf(cell, each))
    const several = lists.filter((items) => items.length > 1).length
    if (several === 0 || several < 0.3 * filled.length) return false
    const items = lists.flat()
    const characters = items.reduce((sum, item) => sum + item.length, 0)
    const differentItems = new Set(items).size
    return (
      characters <= LONGEST_ITEM * items.length &&
      differentItems * REPEATS <= items.length &&
      (differentItems <= different || !ambiguous.includes(each))
    )
  })
  return separator === undefined ? null : (cell) => itemsOf(cell, separator)
}
