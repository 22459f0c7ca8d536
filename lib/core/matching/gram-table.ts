// Character n-grams as numbers: an open-addressing hash table that gives each distinct gram an id from 0.
// A gram is two words: (first unit, second and third unit); shorter grams and model codes mark the high word.

const INITIAL_SLOTS = 1 << 12
const ONE_GRAM = 0x20000
const TWO_GRAM = 0x10000
const CODE_GRAM = 0x40000

export type GramVisit = (high: number, low: number) => void

function mix(high: number, low: number): number {
  let hash = Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return hash ^ (hash >>> 13)
}

/** Calls `visit` with each 2- and 3-gram of UTF-16 units, in order; a text of one unit is its own single gram. */
export function eachGram(text: string, visit: GramVisit): void {
  const length = text.length
  if (length === 1) visit(ONE_GRAM, text.charCodeAt(0))
  let first = text.charCodeAt(0)
  let second = text.charCodeAt(1)
  for (let i = 1; i < length; i++) {
    visit(TWO_GRAM, ((first << 16) | second) >>> 0)
    if (i + 1 === length) break
    const third = text.charCodeAt(i + 1)
    visit(first, ((second << 16) | third) >>> 0)
    first = second
    second = third
  }
}

/** How many grams `eachGram` visits in a text of this length. */
export const gramCount = (length: number): number => (length < 2 ? length : 2 * length - 3)

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const isCodeUnit = (unit: number): boolean => isDigit(unit) || (unit >= 97 && unit <= 122)

/** A code as a gram: 48 bits of hash (FNV-1a, and the mix of the table), so that two codes of one pool don't meet by chance. */
function visitCode(text: string, from: number, to: number, visit: GramVisit): void {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  let second = 0
  for (let i = from; i < to; i++) second = mix(second, text.charCodeAt(i) + i - from)
  visit(CODE_GRAM | (second >>> 16), hash >>> 0)
}

/**
 * Calls `visit` with each model code and number of a normalised name: a run of a–z and 0–9 that holds a digit. A code
 * counts without the letters behind its last digit (a colour or a version: fdb130wh as fdb130), and once more as it is
 * where it has such letters.
 */
export function eachCode(text: string, visit: GramVisit): void {
  const length = text.length
  for (let i = 0; i < length; i++) {
    if (!isCodeUnit(text.charCodeAt(i))) continue
    const from = i
    let stem = 0
    for (; i < length && isCodeUnit(text.charCodeAt(i)); i++) if (isDigit(text.charCodeAt(i))) stem = i + 1
    if (stem === 0) continue
    visitCode(text, from, stem, visit)
    if (stem < i) visitCode(text, from, i, visit)
  }
}

/** How many grams `eachCode` visits at most in a text. */
export function codeCount(text: string): number {
  let runs = 0
  let inside = false
  for (let i = 0; i < text.length; i++) {
    const digit = isDigit(text.charCodeAt(i))
    if (digit && !inside) runs++
    inside = digit
  }
  return 2 * runs
}

export const isCode = (high: number): boolean => high >= CODE_GRAM

export class GramTable {
  /** Three words a slot, side by side for the cache: low, high, id + 1 (0 = free). */
  private slots = new Uint32Array(3 * INITIAL_SLOTS)
  private mask = INITIAL_SLOTS - 1
  size = 0

  /** The id of a gram, or -1 where it was never interned. */
  find(high: number, low: number): number {
    const slots = this.slots
    for (let slot = mix(high, low) & this.mask; ; slot = (slot + 1) & this.mask) {
      const id = slots[3 * slot + 2] ?? 0
      if (id === 0) return -1
      if (slots[3 * slot] === low && slots[3 * slot + 1] === high) return id - 1
    }
  }

  /** The id of a gram, a new one where it is seen first. */
  intern(high: number, low: number): number {
    const slots = this.slots
    let slot = mix(high, low) & this.mask
    for (; ; slot = (slot + 1) & this.mask) {
      const id = slots[3 * slot + 2] ?? 0
      if (id === 0) break
      if (slots[3 * slot] === low && slots[3 * slot + 1] === high) return id - 1
    }
    slots[3 * slot] = low
    slots[3 * slot + 1] = high
    slots[3 * slot + 2] = ++this.size
    if (this.size * 3 > (this.mask + 1) * 2) this.grow()
    return this.size - 1
  }

  private grow(): void {
    const old = this.slots
    this.mask = 2 * this.mask + 1
    this.slots = new Uint32Array(3 * (this.mask + 1))
    for (let from = 0; from < old.length; from += 3) {
      if (old[from + 2] === 0) continue
      let slot = mix(old[from + 1] ?? 0, old[from] ?? 0) & this.mask
      while (this.slots[3 * slot + 2] !== 0) slot = (slot + 1) & this.mask
      this.slots.set(old.subarray(from, from + 3), 3 * slot)
    }
  }
}
