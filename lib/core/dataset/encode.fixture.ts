// Test data: text as bytes of encodings that the platform can only decode, by turning its decoder's table around.
import type { Encoding } from './dataset'

const tables = new Map<string, Map<string, number[]>>()

function tableOf(encoding: 'gb18030' | 'big5'): Map<string, number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, number[]>()
  const decoder = new TextDecoder(encoding)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(new Uint8Array([lead, trail]))
      if (char.length === 1 && char !== '\uFFFD' && !table.has(char)) table.set(char, [lead, trail])
    }
  }
  tables.set(encoding, table)
  return table
}

/** The text's bytes, without byte order mark. Throws for characters that the encoding's two-byte part lacks. */
export function encodeText(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  const bytes: number[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (encoding === 'utf-16le') bytes.push(code & 0xff, code >> 8)
    else if (encoding === 'utf-16be') bytes.push(code >> 8, code & 0xff)
    else if (encoding === 'latin1' || code < 0x80) bytes.push(code)
    else {
      const pair = tableOf(encoding).get(text.charAt(at))
      if (!pair) throw new Error(`no ${encoding} bytes for ${text.charAt(at)}`)
      bytes.push(...pair)
    }
  }
  return new Uint8Array(bytes)
}
