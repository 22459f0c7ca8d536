// About how many tokens a text costs, from its characters alone: for comparing columns and variables, never for a bill.

const LATIN_LETTERS_A_TOKEN = 4
const DIGITS_A_TOKEN = 3

type Kind = 'space' | 'lineBreak' | 'letter' | 'digit' | 'single'

/** Latin, Greek and Cyrillic letters come in words of several letters a token; every other sign stands for itself. */
function kindOf(code: number): Kind {
  if (code === 10 || code === 13) return 'lineBreak'
  if (code <= 32 || code === 0xa0 || code === 0x3000) return 'space'
  if (code >= 48 && code <= 57) return 'digit'
  if ((code >= 65 && code <= 90) || (code >= 97 && code <= 122)) return 'letter'
  return code >= 0xc0 && code <= 0x52f && code !== 0xd7 && code !== 0xf7 ? 'letter' : 'single'
}

/**
 * An estimate of the tokens of a text, a whole number ≥ 0. A Chinese, Japanese or Korean character, a punctuation mark,
 * an emoji or any other sign counts 1; a word of Latin, Greek or Cyrillic letters 1 for every 4 letters begun; a number 1
 * for every 3 digits begun; a run of line breaks 1; spaces nothing, since they go with the word after them.
 *
 * No vendor's tokeniser is meant: real counts differ by vendor and model, commonly by a quarter either way. One pass,
 * no allocation. Joining two texts never costs more than both apart.
 */
export function estimateTokens(text: string): number {
  let tokens = 0
  let previous: Kind = 'space'
  let run = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const kind = kindOf(code)
    run = kind === previous ? run + 1 : 1
    previous = kind
    if (kind === 'space') continue
    const isLowSurrogate = code >= 0xdc00 && code <= 0xdfff
    if (kind === 'single') tokens += isLowSurrogate ? 0 : 1
    else if (kind === 'lineBreak') tokens += run === 1 ? 1 : 0
    else if ((run - 1) % (kind === 'digit' ? DIGITS_A_TOKEN : LATIN_LETTERS_A_TOKEN) === 0) tokens++
  }
  return tokens
}
