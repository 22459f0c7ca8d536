// Reads JSON as models write it: cut off at a token limit, amid prose, with trailing or full-width commas, single quotes,
// bare quotes inside strings. Gives what could be read, and where reading ended.

export type LenientValue = string | number | boolean | null | LenientValue[] | { [key: string]: LenientValue }

export interface LenientRead {
  value: LenientValue
  end: number
}

const maxDepth = 16
/** After a string: what shows that the quote closed it. */
const afterString = /\s*(?:[,:}\]，：]|$)/y
const space = /(?:\s|,|，)*/y
const colon = /\s*[:：]\s*/y
const bareWord = /[^\s,:：，"'[\]{}]+/y

class Reader {
  position = 0
  constructor(
    readonly text: string,
    /** Characters that may still be looked at, over all attempts on one text: keeps hostile input linear. */
    public budget: number,
  ) {}

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.position
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.position += found.length
    this.budget -= found.length + 1
    return found
  }

  private ended = (): boolean => this.position >= this.text.length || this.budget <= 0

  /** The string that begins at the position, or undefined when the text ends inside it. */
  private string(quote: string): string | undefined {
    let value = ''
    this.position++
    while (!this.ended()) {
      const letter = this.text.charAt(this.position++)
      this.budget--
      if (letter === '\\') value += this.escape()
      else if (letter !== quote) value += letter
      else {
        afterString.lastIndex = this.position
        if (afterString.test(this.text)) return value
        value += letter
      }
    }
    return undefined
  }

  private escape(): string {
    const letter = this.text.charAt(this.position++)
    if (letter === 'u') {
      const code = /^[0-9a-f]{4}/i.exec(this.text.slice(this.position, this.position + 4))?.[0]
      if (code === undefined) return letter
      this.position += 4
      return String.fromCharCode(Number.parseInt(code, 16))
    }
    return { n: '\n', t: '\t', r: '\r', b: '', f: '' }[letter] ?? letter
  }

  /** A value, or undefined where there is none or where it was cut off before it said anything. */
  read(depth: number): LenientValue | undefined {
    const letter = this.text.charAt(this.position)
    if (letter === '"' || letter === "'") return this.string(letter)
    if (letter === '[') return depth < maxDepth ? this.array(depth) : undefined
    if (letter === '{') return depth < maxDepth ? this.object(depth) : undefined
    const word = this.skip(bareWord)
    // An unquoted word is a number or literal at best; it never names a product.
    return word === '' ? undefined : Number.isNaN(Number(word)) ? null : Number(word)
  }

  private array(depth: number): LenientValue[] {
    const items: LenientValue[] = []
    this.position++
    while (!this.ended()) {
      this.skip(space)
      if (this.text.charAt(this.position) === ']') {
        this.position++
        break
      }
      const item = this.read(depth + 1)
      if (item === undefined) break
      items.push(item)
    }
    return items
  }

  private object(depth: number): { [key: string]: LenientValue } {
    const entries: [string, LenientValue][] = []
    this.position++
    while (!this.ended()) {
      this.skip(space)
      const letter = this.text.charAt(this.position)
      if (letter === '}') {
        this.position++
        break
      }
      const key = letter === '"' || letter === "'" ? this.string(letter) : this.skip(bareWord)
      if (!key || this.skip(colon) === '') break
      const value = this.read(depth + 1)
      if (value === undefined) break
      entries.push([key, value])
    }
    return Object.fromEntries(entries)
  }
}

/**
 * Every outermost array and object of a text, in order, wherever it stands: in prose, in a code fence, cut off. A string
 * or number that is cut off is left out; the arrays and objects around it are given with what came before. At most 200
 * values; linear in the text.
 */
export function readLenientJson(text: string): LenientRead[] {
  const reader = new Reader(text, 4 * text.length + 1000)
  const reads: LenientRead[] = []
  const opening = /[[{]/g
  while (reads.length < 200 && reader.budget > 0) {
    const start = opening.exec(text)?.index
    if (start === undefined) break
    reader.position = start
    const value = reader.read(0)
    const end = Math.max(reader.position, start + 1)
    const isEmpty = value === undefined || value === null || Object.keys(value).length === 0
    if (!isEmpty) reads.push({ value, end })
    // Where nothing was read, the next bracket may lie inside what was just looked at.
    opening.lastIndex = isEmpty ? start + 1 : end
  }
  return reads
}
