// Tells lines of UTF-8 in a file that is read as GB18030: most of their bytes are valid pairs there, of other characters.
import type { Encoding } from './dataset'

/** The two bytes of each character of GB18030's two-byte part, by its code; 0 where it has none. */
let pairs: Uint16Array | null = null

function pairTable(): Uint16Array {
  if (pairs !== null) return pairs
  const table = new Uint16Array(0x10000)
  const decoder = new TextDecoder('gb18030')
  const bytes = new Uint8Array(2)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      bytes[0] = lead
      bytes[1] = trail
      const char = decoder.decode(bytes)
      if (char.length === 1 && char !== '\uFFFD') table[char.charCodeAt(0)] = lead * 256 + trail
    }
  }
  pairs = table
  return table
}

/**
 * True where a text that was decoded as GB18030 has the bytes of UTF-8: every byte above 7F belongs to a valid sequence, `least` or more of them
 * are of three bytes, as Chinese characters are, and few are of two. Text with characters of four bytes or U+FFFD is none. Cost: linear, and the
 * first Chinese character of a line nearly always ends it. Grammar: Unicode 15, table 3-7, without surrogates told apart.
 *
 * Three rare characters of GB18030 have the bytes of two sequences now and then (of 100,000 lines of three to six characters drawn evenly from all
 * of GB2312, ten), six those of four next to never.
 */
function isMisreadUtf8(text: string, least: number): boolean {
  let needed = 0
  let short = 0
  let long = 0
  /** False where the byte can't come next. */
  const step = (byte: number): boolean => {
    if (needed > 0) {
      needed--
      return byte >= 0x80 && byte <= 0xbf
    }
    if (byte < 0x80) return true
    if (byte >= 0xc2 && byte <= 0xdf) {
      needed = 1
      short++
    } else if (byte >= 0xe0 && byte <= 0xef) {
      needed = 2
      long++
    } else return false
    return true
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x80) {
      if (needed > 0) return false
      continue
    }
    // The one byte that the decoder reads by itself, though no GB18030 text has it.
    if (code === 0x20ac && needed > 0) {
      step(0x80)
      continue
    }
    const pair = pairTable()[code] ?? 0
    if (pair === 0 || !step(pair >> 8) || !step(pair & 0xff)) return false
  }
  return needed === 0 && long >= least && long >= 3 * short
}

/**
 * The test for lines of a file that is read in this encoding; nothing is misread in others. Short lines are judged only in a `mixed` file, as the
 * detector of encodings calls it.
 */
export const misreadTest = (encoding: Encoding, mixed: boolean): ((text: string) => boolean) =>
  encoding === 'gb18030' ? (text) => isMisreadUtf8(text, mixed ? 2 : 4) : () => false
