// One pass over a file before it is read as a table: what kind of file it is, and how its table is to be read.
import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Delimiter, Encoding } from '@/lib/core/dataset/dataset'
import { createEncodingDetector, type EncodingGuess, signatureOf } from '@/lib/core/dataset/detect-encoding'
import { detectJson } from '@/lib/core/dataset/json-lines'
import { AppError } from '@/lib/errors'
import { checkChosenEncoding, openDelimited } from './delimited-table'
import { openJsonLines } from './json-table'
import { openParquet } from './parquet-table'
import { readChunks } from './read-chunks'
import type { TableSource } from './table-source'
import { openWorkbook } from './workbook-table'

/** Bytes from the file's beginning that are kept: room for the longest header. */
const headBytes = 1024 * 1024

export interface InspectOptions {
  encoding?: Encoding | undefined
  delimiter?: Delimiter | undefined
  /** The sheet of a workbook; its first visible one unless told. */
  sheet?: string | undefined
  signal?: AbortSignal | undefined
}

export interface FileInspection extends TableSource {
  /** Base name of the file. */
  file: string
  sizeBytes: number
  /** Names the table: of the file's bytes; for a workbook of these and the sheet's name. */
  sha256: string
}

/**
 * Reads the whole file once (constant memory) and tells what it is by its content: delimited text, JSON Lines, an XLSX workbook
 * or Parquet. An encoding or delimiter in `options` is taken in place of the found one, and with a delimiter the text counts
 * as delimited; neither matters to the binary formats. Throws `file.missing`, `file.unreadable`, `file.empty`,
 * `file.notText`, `file.wrongEncoding` (the chosen encoding doesn't fit: the first physical line that doesn't decode),
 * `file.tooManyColumns`, `file.noUsableLine` (the header can't be read), `file.jsonDocument`, `file.noSheet`,
 * `file.emptySheet`, `file.damaged`, `file.inflates`, and the signal's reason. A file of one column is no error here.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<FileInspection> {
  const file = basename(path)
  const { signal } = options
  const whole = await readWhole(path, signal)
  const { sizeBytes } = whole
  if (sizeBytes === 0) throw new AppError('file.empty', { file })
  const source = await openSource(path, file, whole, options)
  if (options.sheet !== undefined && source.format !== 'xlsx') {
    throw new AppError('file.noSheet', { file, sheet: options.sheet, available: '–' })
  }
  const { sheet } = source
  const sha256 = sheet === null ? whole.sha256 : createHash('sha256').update(`${whole.sha256} ${sheet}`).digest('hex')
  return { ...source, file, sizeBytes, sha256 }
}

async function openSource(path: string, file: string, whole: WholeFile, options: InspectOptions): Promise<TableSource> {
  const { guess, head, sizeBytes } = whole
  const { signal } = options
  if (guess.binary === 'zip') return await openWorkbook(path, sizeBytes, options)
  if (guess.binary === 'parquet') return await openParquet(path, sizeBytes, signal)
  if (guess.binary) throw new AppError('file.notText', { file, detail: guess.binary })
  const encoding = options.encoding ?? guess.encoding
  if (encoding !== guess.encoding) await checkChosenEncoding(path, encoding, guess.encoding, signal)
  const text = new TextDecoder(encoding).decode(head, { stream: true })
  const form = { encoding, undecodable: encoding === 'utf-8' ? guess.invalid.utf8 > 0 : true, mixed: guess.mixed }
  const json = options.delimiter === undefined ? detectJson(text) : null
  if (json === 'document') throw new AppError('file.jsonDocument', { file })
  if (json === 'lines') return await openJsonLines(path, form, signal)
  return openDelimited(path, text, { ...form, complete: sizeBytes <= headBytes, delimiter: options.delimiter })
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
  let binary = false
  for await (const chunk of readChunks(path, signal)) {
    // Its signature has told what it is: the bytes behind it need no look.
    if (!binary) detector.push(chunk)
    if (sizeBytes === 0) binary = signatureOf([...chunk.subarray(0, 8)]) !== null
    hash.update(chunk)
    if (sizeBytes < headBytes) kept.push(chunk.slice(0, headBytes - sizeBytes))
    sizeBytes += chunk.length
  }
  return { guess: detector.result(), head: Buffer.concat(kept), sizeBytes, sha256: hash.digest('hex') }
}
