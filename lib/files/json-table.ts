// JSON Lines as a table: the columns are the keys of all lines, in the order in which they first appear.
import { basename } from 'node:path'
import type { Encoding } from '@/lib/core/dataset/dataset'
import { uniqueHeader } from '@/lib/core/dataset/header'
import { createJsonLineScanner, type ScannedJsonLines } from '@/lib/core/dataset/json-lines'
import { misreadTest } from '@/lib/core/dataset/misread-utf8'
import { AppError } from '@/lib/errors'
import { readChunks } from './read-chunks'
import { batchRows, checkColumnCount, type TableBatch, type TableSource } from './table-source'

interface JsonForm {
  encoding: Encoding
  /** True where U+FFFD in the decoded text means bytes that don't decode. */
  undecodable: boolean
  /** True where lines of UTF-8 are known to be among those of another encoding. */
  mixed: boolean
}

/**
 * Reads the file once for its keys, in memory bounded by one line and the keys. Throws `file.tooManyColumns`,
 * `file.noUsableLine` where no line is an object with a key, and as `readChunks`.
 */
export async function openJsonLines(path: string, form: JsonForm, signal?: AbortSignal): Promise<TableSource> {
  const file = basename(path)
  const positions = new Map<string, number>()
  const reasons: string[] = []
  for await (const { objects, rejected } of scanLines(path, form, signal)) {
    for (const { cells } of objects) {
      for (const [key] of cells) if (!positions.has(key)) positions.set(key, positions.size)
    }
    for (const { line, reason } of rejected.slice(0, 3 - reasons.length)) reasons.push(`${line} ${reason}`)
    checkColumnCount(file, positions.size)
  }
  if (positions.size === 0) throw new AppError('file.noUsableLine', { file, reasons: reasons.join('; ') || '–' })
  const { names, changes } = uniqueHeader([...positions.keys()])
  return {
    format: 'jsonl',
    encoding: form.encoding,
    delimiter: null,
    sheets: [],
    sheet: null,
    names,
    headerChanges: changes,
    read: (signal) => readRows(path, form, positions, signal),
  }
}

async function* readRows(
  path: string,
  form: JsonForm,
  positions: ReadonlyMap<string, number>,
  signal?: AbortSignal,
): AsyncGenerator<TableBatch> {
  const empty = new Array<string>(positions.size).fill('')
  for await (const { objects, rejected, bytesRead } of scanLines(path, form, signal)) {
    for (let from = 0; from < objects.length || (from === 0 && rejected.length > 0); from += batchRows) {
      const taken = objects.slice(from, from + batchRows)
      const lines = taken.map(({ line }) => line)
      const rows = taken.map(({ cells }) => {
        const row = [...empty]
        for (const [key, cell] of cells) row[positions.get(key) ?? 0] = cell
        return row
      })
      yield { rows, lines, rejected: from === 0 ? rejected : [], bytesRead }
    }
  }
}

async function* scanLines(
  path: string,
  { encoding, undecodable, mixed }: JsonForm,
  signal?: AbortSignal,
): AsyncGenerator<ScannedJsonLines & { bytesRead: number }> {
  const decoder = new TextDecoder(encoding)
  const scanner = createJsonLineScanner(undecodable, misreadTest(encoding, mixed))
  let bytesRead = 0
  for await (const chunk of readChunks(path, signal)) {
    bytesRead += chunk.length
    yield { ...scanner.push(decoder.decode(chunk, { stream: true })), bytesRead }
  }
  yield { ...scanner.push(decoder.decode()), bytesRead }
  yield { ...scanner.end(), bytesRead }
}
