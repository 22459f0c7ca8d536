// A Parquet file as a table, read by ranges: a part of a row group at a time, never the whole file.
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type AsyncBuffer, type FileMetaData, parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { cellLimit, recordLimit, rejectedTextLimit } from '@/lib/core/dataset/choices'
import type { RejectedLine } from '@/lib/core/dataset/dataset'
import { uniqueHeader } from '@/lib/core/dataset/header'
import { AppError } from '@/lib/errors'
import { columnsOfSchema, type ParquetColumn, parquetParsers } from './parquet-cell'
import { batchRows, checkColumnCount, damaged, type TableBatch, type TableSource } from './table-source'

/** Cells that are decoded at a time. */
const cellsPerRead = 500_000
/** A page is about 1 MB as writers make them. */
const pageMb = 256

/**
 * Columns as `columnsOfSchema` makes them. Throws `file.headerOnly` (no rows), `file.tooManyColumns`, `file.inflates`,
 * `file.damaged` (encrypted, cut short, an unknown compression), and the signal's reason.
 */
export async function openParquet(path: string, sizeBytes: number, signal?: AbortSignal): Promise<TableSource> {
  const file = basename(path)
  try {
    const metadata = await withRanges(path, (ranges) => parquetMetadataAsync(ranges, { geoparquet: false }))
    const columns = columnsOfSchema(parquetSchema(metadata))
    checkColumnCount(file, columns.length)
    const { names, changes } = uniqueHeader(columns.map((column) => column.path.join('.')))
    return {
      format: 'parquet',
      encoding: null,
      delimiter: null,
      sheets: [],
      sheet: null,
      names,
      headerChanges: changes,
      read: (signal) => readParquet(path, metadata, columns, sizeBytes, signal),
    }
  } catch (error) {
    throw damaged(file, 'parquet', error, signal)
  }
}

async function* readParquet(
  path: string,
  metadata: FileMetaData,
  columns: readonly ParquetColumn[],
  sizeBytes: number,
  signal?: AbortSignal,
): AsyncGenerator<TableBatch> {
  const file = basename(path)
  const total = Number(metadata.num_rows)
  const perRead = Math.max(batchRows, Math.floor(cellsPerRead / Math.max(1, columns.length)))
  let groupStart = 0
  try {
    for (const group of metadata.row_groups) {
      const groupEnd = groupStart + Number(group.num_rows)
      for (let from = groupStart; from < groupEnd; from += perRead) {
        signal?.throwIfAborted()
        const to = Math.min(groupEnd, from + perRead)
        const objects = await withRanges(path, (ranges) =>
          parquetReadObjects({
            file: ranges,
            metadata,
            rowStart: from,
            rowEnd: to,
            utf8: false,
            geoparquet: false,
            compressors: boundedCompressors(file),
            parsers: parquetParsers,
            useOffsetIndex: true,
          }),
        )
        if (objects.length !== to - from) throw new Error(`rows ${from + 1}–${to} are not complete`)
        yield* batches(objects, columns, from, (row) => Math.round((row / total) * sizeBytes))
      }
      groupStart = groupEnd
    }
  } catch (error) {
    throw damaged(file, 'parquet', error, signal)
  }
}

function* batches(
  objects: readonly Record<string, unknown>[],
  columns: readonly ParquetColumn[],
  first: number,
  bytesAt: (row: number) => number,
): Generator<TableBatch> {
  for (let from = 0; from < objects.length; from += batchRows) {
    const rows: string[][] = []
    const lines: number[] = []
    const rejected: RejectedLine[] = []
    for (const [at, object] of objects.slice(from, from + batchRows).entries()) {
      const cells = columns.map(({ path, cell }) => cell(valueAt(object, path)))
      const reason = wrongWith(cells)
      const line = first + from + at + 1
      if (reason === null) {
        rows.push(cells)
        lines.push(line)
      } else rejected.push({ line, reason, text: cells.join('\t').slice(0, rejectedTextLimit) })
    }
    yield { rows, lines, rejected, bytesRead: bytesAt(first + Math.min(objects.length, from + batchRows)) }
  }
}

function wrongWith(cells: readonly string[]): RejectedLine['reason'] | null {
  let characters = 0
  for (const cell of cells) {
    if (cell.length > cellLimit) return 'too_long'
    if (cell.includes('\0')) return 'bad_encoding'
    characters += cell.length
  }
  return characters > recordLimit ? 'too_long' : null
}

function valueAt(object: Record<string, unknown>, path: readonly string[]): unknown {
  let value: unknown = object
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return null
    value = (value as Record<string, unknown>)[step]
  }
  return value
}

/** The compressions of the format, each refusing a page that says it unfolds into more than a page may be. */
function boundedCompressors(file: string): typeof compressors {
  return Object.fromEntries(
    Object.entries(compressors).map(([name, inflate]) => [
      name,
      (input: Uint8Array, length: number) => {
        if (length > pageMb * 2 ** 20) throw new AppError('file.inflates', { file, part: name, limitMb: pageMb })
        return inflate(input, length)
      },
    ]),
  )
}

async function withRanges<T>(path: string, work: (ranges: AsyncBuffer) => Promise<T>): Promise<T> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    return await work({
      byteLength: size,
      async slice(start, end = size) {
        const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
        return bytes.buffer.slice(0, bytesRead)
      },
    })
  } finally {
    await handle.close()
  }
}
