// Which of the palette's entries fit what was typed.

export interface PaletteEntry {
  key: string
  label: string
  /** What stands at the right, small. */
  detail?: string
  /** Other words by which it is found, such as its address. */
  also: string
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Entries that hold every word of `query` in their label or other words, in their order; all of them for an empty query. */
export function filterEntries<Entry extends PaletteEntry>(entries: readonly Entry[], query: string): Entry[] {
  const words = fold(query).split(/\s+/)
  return entries.filter(({ label, also }) => {
    const text = fold(`${label} ${also}`)
    return words.every((word) => text.includes(word))
  })
}
