// One pass over a file before it is read as a table: is it text, in which encoding, under which delimiter, with which columns.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { type CsvRecord, createRecordScanner } from '@/lib/core/dataset/csv-records'
import type { Delimiter, Encoding, RejectedLine } from '@/lib/core/dataset/dataset'
import { detectDelimiter } from '@/lib/core/dataset/detect-delimiter'
import { createEncodingDetector, type EncodingGuess } from '@/lib/core/dataset/detect-encoding'
import { type HeaderChange, uniqueHeader } from '@/lib/core/dataset/header'
import { AppError } from '@/lib/errors'
import { readChunks } from './read-chunks'

const columnLimit = 5_000
/** Bytes from the file's beginning that are kept: room for the longest header and the first rows. */
const headBytes = 1024 * 1024
/** Characters on which the delimiter is judged. */
const delimiterSample = 256 * 1024
const firstRowCount = 20

export interface InspectOptions {
  encoding?: Encoding | undefined
  delimiter?: Delimiter | undefined
  signal?: AbortSignal | undefined
}

export interface FileInspection {
  /** Base name of the file. */
  file: string
  sizeBytes: number
  sha256: string
  encoding: Encoding
  /** False where the encoding was guessed and another is nearly as plausible. */
  confident: boolean
  /** True where some bytes of the file don't decode, so that U+FFFD in the text means a broken line. */
  undecodable: boolean
  delimiter: Delimiter
  names: string[]
  headerChanges: HeaderChange[]
  /** Up to 20 rows from the beginning, cells verbatim. */
  firstRows: string[][]
}

/**
 * Reads the whole file once (constant memory) and tells what it is. An encoding or delimiter in `options` is taken in place
 * of the found one. Throws `file.missing`, `file.unreadable`, `file.empty`, `file.notText`, `file.wrongEncoding` (the chosen
 * encoding doesn't fit: the first physical line that doesn't decode), `file.tooManyColumns`, `file.noUsableLine` (the header
 * can't be read), and the signal's reason. A file of one column is no error here: `names` has one name.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<FileInspection> {
  const file = basename(path)
  const { guess, head, sizeBytes, sha256 } = await readWhole(path, options.signal)
  if (sizeBytes === 0) throw new AppError('file.empty', { file })
  if (guess.binary) throw new AppError('file.notText', { file, detail: guess.binary })
  const encoding = options.encoding ?? guess.encoding
  if (encoding !== guess.encoding) await checkChosenEncoding(path, encoding, guess.encoding, options.signal)

  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const complete = sizeBytes <= headBytes
  const sample = text.slice(0, delimiterSample)
  const delimiter = options.delimiter ?? detectDelimiter(sample, complete && sample.length === text.length).delimiter
  const { header, rows } = readHead(text, delimiter, complete, file)
  return {
    file,
    sizeBytes,
    sha256,
    encoding,
    confident: options.encoding !== undefined || guess.confident,
    undecodable: encoding === 'utf-8' ? guess.invalid.utf8 > 0 : true,
    delimiter,
    names: header.names,
    headerChanges: header.changes,
    firstRows: rows,
  }
}

interface WholeFile {
  guess: EncodingGuess
  head: Uint8Array
  sizeBytes: number
  sha256: string
}

async function readWhole(path: string, signal?: AbortSignal): Promise<WholeFile> {
  const detector = createEncodingDetector()
  const hash = createHash('sha256')
  const kept: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of readChunks(path, signal)) {
    detector.push(chunk)
    hash.update(chunk)
    if (sizeBytes < headBytes) kept.push(chunk.slice(0, headBytes - sizeBytes))
    sizeBytes += chunk.length
  }
  return { guess: detector.result(), head: Buffer.concat(kept), sizeBytes, sha256: hash.digest('hex') }
}

const isWide = (encoding: Encoding): boolean => encoding === 'utf-16le' || encoding === 'utf-16be'

/** Two bytes a character against one: the wrong one of the two reads every line wrong without a byte that doesn't decode. */
async function checkChosenEncoding(
  path: string,
  chosen: Encoding,
  found: Encoding,
  signal?: AbortSignal,
): Promise<void> {
  const line = isWide(chosen) || isWide(found) ? 1 : await firstUndecodableLine(path, chosen, signal)
  if (line !== null) throw new AppError('file.wrongEncoding', { file: basename(path), encoding: chosen, line })
}

async function firstUndecodableLine(path: string, encoding: Encoding, signal?: AbortSignal): Promise<number | null> {
  const decoder = new TextDecoder(encoding)
  let line = 1
  let lastWasCr = false
  const search = (text: string): number | null => {
    const bad = text.indexOf('\uFFFD')
    const before = bad < 0 ? text : text.slice(0, bad)
    line += (before.match(/\r\n|\n|\r/g) ?? []).length
    if (lastWasCr && text.startsWith('\n')) line--
    if (text !== '') lastWasCr = text.endsWith('\r')
    return bad < 0 ? null : line
  }
  for await (const chunk of readChunks(path, signal)) {
    const found = search(decoder.decode(chunk, { stream: true }))
    if (found !== null) return found
  }
  return search(decoder.decode())
}

interface Head {
  header: { names: string[]; changes: HeaderChange[] }
  rows: string[][]
}

function readHead(text: string, delimiter: Delimiter, complete: boolean, file: string): Head {
  const scanner = createRecordScanner(delimiter)
  const scanned = scanner.push(text)
  const rest = complete || scanned.records.length === 0 ? scanner.end() : { records: [], rejected: [] }
  const [first, ...others]: CsvRecord[] = [...scanned.records, ...rest.records]
  const rejected: RejectedLine[] = [...scanned.rejected, ...rest.rejected]
  const columns = first?.cells.length ?? 0
  if (columns > columnLimit) throw new AppError('file.tooManyColumns', { file, columns, limit: columnLimit })
  const broken = rejected[0]
  if (broken && (!first || broken.line < first.line)) {
    throw new AppError('file.noUsableLine', { file, reasons: `${broken.line} ${broken.reason}` })
  }
  if (!first) throw new AppError('file.empty', { file })
  if (!complete && scanned.records.length === 0) {
    throw new AppError('file.noUsableLine', { file, reasons: `${first.line} too_long` })
  }
  return { header: uniqueHeader(first.cells), rows: others.slice(0, firstRowCount).map((record) => record.cells) }
}
