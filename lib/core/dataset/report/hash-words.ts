// The words of a text as places in a table of fixed size, so that any text can be counted without a dictionary.
// Source: K. Weinberger et al., "Feature hashing for large scale multitask learning", ICML 2009.

export const wordPlaces = 2 ** 15
/** Characters of a cell that are read. */
const LONGEST_CELL = 600

const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193
const placeOf = (hash: number): number => (Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 8) & (wordPlaces - 1)

const isHan = (code: number): boolean => code >= 0x3400 && code <= 0x9fff
const isPunctuation = (code: number): boolean =>
  (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f) || code >= 0xff00
const isWordSign = (code: number): boolean =>
  (code >= 48 && code <= 57) ||
  (code >= 65 && code <= 90) ||
  (code >= 97 && code <= 122) ||
  (code >= 0xc0 && !isPunctuation(code))

/** The different places of a text's words: Chinese by pairs of neighbouring characters, other writing by words and numbers. */
export function textPlaces(text: string): Set<number> {
  const places = new Set<number>()
  let word = 0
  let previousHan = 0
  const endWord = () => {
    if (word !== 0) places.add(placeOf(word))
    word = 0
  }
  for (let i = 0; i < Math.min(text.length, LONGEST_CELL); i++) {
    const code = text.charCodeAt(i)
    if (isHan(code)) {
      endWord()
      if (previousHan !== 0) places.add(placeOf(Math.imul(previousHan, FNV_PRIME) ^ code))
      previousHan = code
      continue
    }
    previousHan = 0
    if (isWordSign(code)) word = Math.imul((word === 0 ? FNV_START : word) ^ code, FNV_PRIME)
    else endWord()
  }
  endWord()
  return places
}

/** The different places of a list's items, each item a word. */
export const itemPlaces = (items: readonly string[]): Set<number> =>
  new Set(
    items.map((item) => {
      let hash = FNV_START
      for (let i = 0; i < item.length; i++) hash = Math.imul(hash ^ item.charCodeAt(i), FNV_PRIME)
      return placeOf(hash)
    }),
  )
