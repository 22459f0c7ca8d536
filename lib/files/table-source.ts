// What every kind of table file becomes before it is read: its columns, how it is written, and its rows as a stream.
import type { Delimiter, Encoding, RejectedLine, TableFormat } from '@/lib/core/dataset/dataset'
import type { HeaderChange } from '@/lib/core/dataset/header'
import { AppError } from '@/lib/errors'

export interface TableBatch {
  /** At most 1,000 rows in the order of the file, cells verbatim, as many in each as the header has. */
  rows: string[][]
  /** The line of each row, as of those that are set aside. */
  lines: number[]
  rejected: RejectedLine[]
  /** Bytes of the file that were read so far; an estimate where the file is compressed. */
  bytesRead: number
}
export const batchRows = 1_000

export interface TableSource {
  format: TableFormat
  /** Null where the format has none of its own. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** The sheets of a workbook that can be read, in its order; none for other formats. */
  sheets: string[]
  /** The sheet that is read. */
  sheet: string | null
  names: string[]
  headerChanges: HeaderChange[]
  /** Reads the rows from the beginning; the next bytes are read when the next batch is asked for. */
  read(signal?: AbortSignal): AsyncGenerator<TableBatch>
}

const columnLimit = 5_000

/** Throws `file.tooManyColumns`. */
export function checkColumnCount(file: string, columns: number): void {
  if (columns > columnLimit) throw new AppError('file.tooManyColumns', { file, columns, limit: columnLimit })
}

/** Lets the sentence of an AppError and the reason of an abort pass; anything else means that the file is broken. */
export function damaged(file: string, format: TableFormat | 'zip', error: unknown, signal?: AbortSignal): unknown {
  if (error instanceof AppError || signal?.aborted) return error
  const detail = error instanceof Error ? error.message : String(error)
  return new AppError('file.damaged', { file, format, detail }, { cause: error })
}
