// Imports a table: inspects the file, streams its rows to whoever keeps them, and profiles the columns on the way.

import type { Column, Delimiter, Encoding, RejectedLine, Row, TableFormat } from '@/lib/core/dataset/dataset'
import { type ChosenColumns, checkChosenColumns, guessRoles } from '@/lib/core/dataset/guess-roles'
import type { HeaderChange } from '@/lib/core/dataset/header'
import { createTableProfiler } from '@/lib/core/dataset/profile'
import { AppError } from '@/lib/errors'
import { type FileInspection, type InspectOptions, inspectFile } from './inspect-file'

export interface ImportOptions extends ChosenColumns, InspectOptions {
  /** A table of fewer columns is refused; 2 unless told, since a dataset needs a feature and a label. */
  minColumns?: number | undefined
  onProgress?: ((bytesRead: number, bytesTotal: number, rows: number) => void) | undefined
}

/** Who keeps the rows. Each call is awaited before more of the file is read. */
export interface ImportSink {
  /** The columns' names, before the first row. */
  names?(names: readonly string[]): Promise<void> | void
  rows(rows: Row[]): Promise<void> | void
  rejected(lines: RejectedLine[]): Promise<void> | void
}

export interface ImportedTable {
  /** Base name of the file. */
  file: string
  format: TableFormat
  /** Null where the format has none of its own; so with the delimiter and the sheet. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  sheet: string | null
  sha256: string
  rows: number
  rejected: number
  columns: Column[]
  headerChanges: HeaderChange[]
}

/**
 * Reads the file twice (inspection, rows; JSON Lines three times) in bounded memory. Rows arrive at the sink in the order of the file, numbered from 0,
 * at most 1,000 a call. Chosen columns and the shape are checked before any row is handed over.
 * `inspected` is what `inspectFile` answered of this very file, where it was asked already: the file is then read once less.
 * Throws as `inspectFile` and `guessRoles`, and `file.oneColumn` (of a workbook: `file.oneColumnSheet`), `file.headerOnly`, `file.noUsableLine` (`reasons`: the
 * first three as `12 too_few_cells; 13 …`, physical line and reason); after a failure the sink may have got part of the file.
 */
export async function importTable(
  path: string,
  options: ImportOptions,
  sink: ImportSink,
  inspected?: FileInspection,
): Promise<ImportedTable> {
  const inspection = inspected ?? (await inspectFile(path, options))
  const { file, sizeBytes, names } = inspection
  if (names.length < (options.minColumns ?? 2)) throw oneColumn(file, inspection.sheet)
  checkChosenColumns(names, options)
  await sink.names?.(names)

  const profiler = createTableProfiler(names)
  const reasons: string[] = []
  let rows = 0
  let rejected = 0
  for await (const batch of inspection.read(options.signal)) {
    profiler.add(batch.rows)
    const first = rows
    rows += batch.rows.length
    rejected += batch.rejected.length
    for (const line of batch.rejected.slice(0, 3 - reasons.length)) reasons.push(`${line.line} ${line.reason}`)
    if (batch.rows.length > 0) await sink.rows(batch.rows.map((cells, at) => ({ index: first + at, cells })))
    if (batch.rejected.length > 0) await sink.rejected(batch.rejected)
    options.onProgress?.(batch.bytesRead, sizeBytes, rows)
  }
  if (rows === 0 && rejected === 0) throw new AppError('file.headerOnly', { file })
  if (rows === 0) throw new AppError('file.noUsableLine', { file, reasons: reasons.join('; ') })

  const { format, encoding, delimiter, sheet, sha256, headerChanges } = inspection
  const columns = guessRoles(profiler.result(), options)
  return { file, format, encoding, delimiter, sheet, sha256, rows, rejected, columns, headerChanges }
}

const oneColumn = (file: string, sheet: string | null): AppError =>
  sheet === null ? new AppError('file.oneColumn', { file }) : new AppError('file.oneColumnSheet', { file, sheet })
