// Traditional to simplified Chinese by OpenCC's dictionaries. Building the converter costs about 20 ms and 12 MB, so it
// waits for the first text that holds a character which simplified Chinese does not use.
import { Converter } from 'opencc-js/t2cn'

// Characters that GB2312 has and OpenCC still changes, alone or in a phrase.
const AMBIGUOUS = '乾吒夥後徵拚捱摺於榘菸薹袷醣麴麽沈藉覆哩'

let plainCharacters: Uint8Array | undefined
let convert: ((text: string) => string) | undefined

/** Marks the 6,763 Han characters of GB2312 (the simplified standard), read out of the platform's own decoder. */
function simplifiedCharacters(): Uint8Array {
  const marks = new Uint8Array(0x10000)
  const bytes: number[] = []
  for (let lead = 0xb0; lead <= 0xf7; lead++) for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail)
  for (const character of new TextDecoder('gb18030').decode(Uint8Array.from(bytes))) marks[character.charCodeAt(0)] = 1
  for (const character of AMBIGUOUS) marks[character.charCodeAt(0)] = 0
  return marks
}

function maybeTraditional(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x2e80) continue
    plainCharacters ??= simplifiedCharacters()
    const han =
      (code >= 0x3400 && code <= 0x9fff) || (code >= 0xd800 && code <= 0xdfff) || (code >= 0xf900 && code <= 0xfaff)
    if (han && plainCharacters[code] === 0) return true
  }
  return false
}

/** The text in simplified characters (OpenCC t2s: characters and phrases, no change of regional vocabulary). */
export function toSimplified(text: string): string {
  if (!maybeTraditional(text)) return text
  convert ??= Converter({ from: 't', to: 'cn' })
  return convert(text)
}
