// Finds the encoding of a text file from all of its bytes, fed in pieces, and tells files that are no text.
import type { Encoding } from './dataset'

/** What a file is when it is not text, by its first bytes; `nul` = NUL bytes that no UTF-16 text would have. */
export type BinaryKind = 'zip' | 'parquet' | 'gzip' | 'pdf' | 'ole' | 'utf-32' | 'nul'

export interface EncodingGuess {
  encoding: Encoding
  /** False where another encoding is nearly as plausible, or where some bytes decode in none. */
  confident: boolean
  /** Byte sequences that each encoding can't read. */
  invalid: { utf8: number; gb18030: number }
  /** True where a hundredth of the lines with other than ASCII, or more, look like UTF-8: in a file of another encoding, two files in one. */
  mixed: boolean
  binary: BinaryKind | null
}

export interface EncodingDetector {
  push(bytes: Uint8Array): void
  result(): EncodingGuess
}

const signatures: readonly [BinaryKind, readonly number[]][] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['parquet', [0x50, 0x41, 0x52, 0x31]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['utf-32', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32', [0x00, 0x00, 0xfe, 0xff]],
]
const byteOrderMarks: readonly [Encoding, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]
const startsWith = (head: readonly number[], mark: readonly number[]): boolean =>
  mark.every((byte, at) => head[at] === byte)

/** Tab, LF, CR and comma: as the high byte of a UTF-16 character they belong to scripts that are next to never seen. */
const tableSigns: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0d, 0x2c])

/** What a file with these first bytes is, if it is one of the binary formats that are known by them. */
export const signatureOf = (head: readonly number[]): BinaryKind | null =>
  signatures.find(([, mark]) => startsWith(head, mark))?.[0] ?? null

interface ByteCounts {
  size: number
  /** NUL bytes by the parity of their offset, and of those the ones paired with a comma, tab or line end. */
  nulEven: number
  nulOdd: number
  signsLe: number
  signsBe: number
  utf8Invalid: number
  /** Valid UTF-8 sequences of three or four bytes; rare by chance in GB18030 or Big5 text. */
  utf8Long: number
  gbInvalid: number
  gbPairs: number
  /** Of the pairs: second byte below A1, which GB2312 never has; first byte below A1; first byte A4–C6; second byte 80–A0. */
  lowTrail: number
  lowLead: number
  big5Lead: number
  midTrail: number
  /** Lines with bytes ≥ 80 that are valid UTF-8 with two long sequences or more, and the others with such bytes. */
  utf8Lines: number
  otherLines: number
  /** Runs of bytes ≥ 80, and those of one byte that is a Latin-1 letter. */
  highRuns: number
  loneLetters: number
}

/**
 * A detector for one file. Feed it every byte in order, then ask once; memory is constant, cost one pass.
 * Order of decisions: signature of a binary format; byte order mark; UTF-16 by the place of its NUL bytes; valid UTF-8
 * (pure ASCII too); UTF-8 with few broken bytes among many good sequences, or on most lines; Latin-1 where nine of ten high bytes stand
 * alone as letters; GB18030 by its two- and four-byte grammar, or Big5 where the pairs are Big5's (first byte A4–C6,
 * second often below A1, which common simplified text never has); else whichever of UTF-8 and GB18030 breaks less.
 * Grammars: WHATWG Encoding Standard, UTF-8 and gb18030 decoders.
 */
export function createEncodingDetector(): EncodingDetector {
  const head: number[] = []
  const counts: ByteCounts = {
    size: 0,
    nulEven: 0,
    nulOdd: 0,
    signsLe: 0,
    signsBe: 0,
    utf8Invalid: 0,
    utf8Long: 0,
    gbInvalid: 0,
    gbPairs: 0,
    lowTrail: 0,
    lowLead: 0,
    big5Lead: 0,
    midTrail: 0,
    utf8Lines: 0,
    otherLines: 0,
    highRuns: 0,
    loneLetters: 0,
  }
  let needed = 0
  let length = 0
  let lower = 0x80
  let upper = 0xbf
  let gbState = 0
  let gbLead = 0
  let run = 0
  let previous = 0
  let before = -1
  let lineStart = { runs: 0, invalid: 0, long: 0 }

  function stepUtf8(byte: number): void {
    if (needed > 0) {
      if (byte >= lower && byte <= upper) {
        lower = 0x80
        upper = 0xbf
        needed--
        if (needed === 0 && length > 2) counts.utf8Long++
        return
      }
      counts.utf8Invalid++
      needed = 0
      lower = 0x80
      upper = 0xbf
    }
    if (byte < 0x80) return
    length = byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0
    if (length === 0) {
      counts.utf8Invalid++
      return
    }
    needed = length - 1
    if (byte === 0xe0) lower = 0xa0
    else if (byte === 0xed) upper = 0x9f
    else if (byte === 0xf0) lower = 0x90
    else if (byte === 0xf4) upper = 0x8f
  }

  function countPair(trail: number): void {
    counts.gbPairs++
    if (trail < 0xa1) counts.lowTrail++
    if (trail >= 0x80 && trail < 0xa1) counts.midTrail++
    if (gbLead < 0xa1) counts.lowLead++
    if (gbLead >= 0xa4 && gbLead <= 0xc6) counts.big5Lead++
  }

  function stepGb(byte: number): void {
    const digit = byte >= 0x30 && byte <= 0x39
    const lead = byte >= 0x81 && byte <= 0xfe
    if (gbState === 1 && digit) gbState = 2
    else if (gbState === 2 && lead) gbState = 3
    else if (gbState === 3 && digit) gbState = 0
    else if (gbState === 1 && byte >= 0x40 && byte !== 0x7f && byte !== 0xff) {
      countPair(byte)
      gbState = 0
    } else if (gbState > 0) {
      counts.gbInvalid++
      gbState = 0
    } else if (lead) {
      gbLead = byte
      gbState = 1
    } else if (byte >= 0x80) counts.gbInvalid++
  }

  function stepWide(byte: number): void {
    const odd = counts.size % 2 === 1
    if (byte === 0 && odd) counts.nulOdd++
    else if (byte === 0) counts.nulEven++
    if (odd && byte === 0 && tableSigns.has(before)) counts.signsLe++
    if (odd && before === 0 && tableSigns.has(byte)) counts.signsBe++
  }

  function endRun(): void {
    counts.highRuns++
    if (run === 1 && previous >= 0xc0 && previous < 0xff) counts.loneLetters++
    run = 0
  }

  function endLine(): void {
    if (counts.highRuns === lineStart.runs) return
    const { highRuns, utf8Invalid, utf8Long } = counts
    if (utf8Invalid === lineStart.invalid && utf8Long >= lineStart.long + 2) counts.utf8Lines++
    else counts.otherLines++
    lineStart = { runs: highRuns, invalid: utf8Invalid, long: utf8Long }
  }

  return {
    push(bytes) {
      for (const byte of bytes) {
        if (head.length < 8) head.push(byte)
        if (byte >= 0x80) {
          run++
          previous = byte
          stepUtf8(byte)
          stepGb(byte)
        } else {
          if (byte === 0 || before === 0) stepWide(byte)
          if (run > 0) endRun()
          if (needed > 0) stepUtf8(byte)
          if (gbState > 0) stepGb(byte)
          if (byte === 0x0a || byte === 0x0d) endLine()
        }
        before = byte
        counts.size++
      }
    },
    result() {
      if (run > 0) endRun()
      if (needed > 0) counts.utf8Invalid++
      if (gbState > 0) counts.gbInvalid++
      needed = 0
      gbState = 0
      endLine()
      const guess = decide(head, counts)
      const mixed = counts.utf8Lines > 0 && counts.utf8Lines * 99 >= counts.otherLines
      return { ...guess, mixed, invalid: { utf8: counts.utf8Invalid, gb18030: counts.gbInvalid } }
    },
  }
}

/** So many NUL bytes make no text a binary file, however short it is: the lines that hold them are set aside. */
const strayNuls = 2

type Decision = Omit<EncodingGuess, 'invalid' | 'mixed'>
const text = (encoding: Encoding, confident: boolean): Decision => ({ encoding, confident, binary: null })

function decide(head: readonly number[], counts: ByteCounts): Decision {
  const signature = signatureOf(head)
  if (signature) return { encoding: 'utf-8', confident: false, binary: signature }
  const mark = byteOrderMarks.find(([, bytes]) => startsWith(head, bytes))
  if (mark) return text(mark[0], mark[0] !== 'utf-8' || counts.utf8Invalid === 0)
  const wide = utf16WithoutMark(counts)
  if (wide) return text(wide, true)
  const nuls = counts.nulEven + counts.nulOdd
  if (nuls > strayNuls && nuls * 1000 > counts.size) {
    return { encoding: 'utf-8', confident: false, binary: 'nul' }
  }
  if (counts.utf8Invalid === 0) return text('utf-8', true)
  if (counts.utf8Long > 4 * counts.utf8Invalid) return text('utf-8', false)
  if (counts.highRuns >= 3 && counts.loneLetters >= 0.9 * counts.highRuns) return text('latin1', false)
  // Two files put together: the encoding of most lines counts, and the others are set aside.
  if (counts.utf8Lines > counts.otherLines) return text('utf-8', false)
  if (counts.gbInvalid > counts.utf8Invalid) return text('utf-8', false)
  if (looksBig5(counts)) return text('big5', counts.gbInvalid === 0 && counts.gbPairs >= 50)
  return text('gb18030', counts.gbInvalid === 0 && counts.lowTrail <= 0.1 * counts.gbPairs)
}

/** Characters such as 一 (U+4E00) have a NUL byte on the other side than ASCII, so the table's own signs must agree too. */
function utf16WithoutMark({ size, nulEven, nulOdd, signsLe, signsBe }: ByteCounts): Encoding | null {
  if (size % 2 !== 0 || (nulEven + nulOdd) * 200 < size) return null
  if (signsLe > 20 * signsBe && nulOdd > 2 * nulEven) return 'utf-16le'
  if (signsBe > 20 * signsLe && nulEven > 2 * nulOdd) return 'utf-16be'
  return null
}

const looksBig5 = ({ gbPairs, lowTrail, lowLead, midTrail, big5Lead }: ByteCounts): boolean =>
  gbPairs > 0 && lowLead === 0 && midTrail === 0 && lowTrail > 0.15 * gbPairs && big5Lead > 0.8 * gbPairs
