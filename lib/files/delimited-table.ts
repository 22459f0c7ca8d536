// Delimited text as a table: which delimiter, which columns, and whether a chosen encoding fits.
import { basename } from 'node:path'
import { type CsvRecord, createRecordScanner } from '@/lib/core/dataset/csv-records'
import type { Delimiter, Encoding, RejectedLine } from '@/lib/core/dataset/dataset'
import { detectDelimiter, withoutSeparatorLine } from '@/lib/core/dataset/detect-delimiter'
import { uniqueHeader } from '@/lib/core/dataset/header'
import { AppError } from '@/lib/errors'
import { readChunks } from './read-chunks'
import { readTable } from './read-table'
import { checkColumnCount, type TableSource } from './table-source'

/** Characters on which the delimiter is judged. */
const delimiterSample = 256 * 1024

interface DelimitedForm {
  encoding: Encoding
  /** True where some bytes of the file don't decode, so that U+FFFD in the text means a broken line. */
  undecodable: boolean
  /** True where lines of UTF-8 are known to be among those of another encoding. */
  mixed: boolean
  /** True where `text` is the whole file. */
  complete: boolean
  delimiter?: Delimiter | undefined
}

/** `text` is the file's beginning. Throws `file.empty`, `file.tooManyColumns`, `file.noUsableLine`. */
export function openDelimited(path: string, text: string, form: DelimitedForm): TableSource {
  const { encoding, undecodable, mixed, complete } = form
  const sample = text.slice(0, delimiterSample)
  const delimiter = form.delimiter ?? detectDelimiter(sample, complete && sample.length === text.length).delimiter
  const { names, changes } = uniqueHeader(readHeader(withoutSeparatorLine(text), delimiter, complete, basename(path)))
  return {
    format: 'csv',
    encoding,
    delimiter,
    sheets: [],
    sheet: null,
    names,
    headerChanges: changes,
    read: (signal) => readTable(path, { encoding, delimiter, undecodable, mixed }, signal),
  }
}

function readHeader(text: string, delimiter: Delimiter, complete: boolean, file: string): string[] {
  const scanner = createRecordScanner(delimiter)
  const scanned = scanner.push(text)
  const rest = complete || scanned.records.length === 0 ? scanner.end() : { records: [], rejected: [] }
  const [first]: CsvRecord[] = [...scanned.records, ...rest.records]
  const rejected: RejectedLine[] = [...scanned.rejected, ...rest.rejected]
  checkColumnCount(file, first?.cells.length ?? 0)
  const broken = rejected[0]
  if (broken && (!first || broken.line < first.line)) {
    throw new AppError('file.noUsableLine', { file, reasons: `${broken.line} ${broken.reason}` })
  }
  if (!first) throw new AppError('file.empty', { file })
  if (!complete && scanned.records.length === 0) {
    throw new AppError('file.noUsableLine', { file, reasons: `${first.line} too_long` })
  }
  return first.cells
}

const isWide = (encoding: Encoding): boolean => encoding === 'utf-16le' || encoding === 'utf-16be'

/**
 * Throws `file.wrongEncoding` where the chosen encoding doesn't fit. Two bytes a character against one: the wrong one of the
 * two reads every line wrong without a byte that doesn't decode.
 */
export async function checkChosenEncoding(
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
