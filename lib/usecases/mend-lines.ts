// Lines that were set aside come back mended: what fits now is a row, what doesn't stays in the quarantine with its reason.
import { rejectedTextLimit } from '@/lib/core/dataset/choices'
import { type Column, delimiterSchema, type RejectedLine, type RejectReason } from '@/lib/core/dataset/dataset'
import { readAgain } from '@/lib/core/dataset/read-again'
import { AppError } from '@/lib/errors'
import { type ImportOptions, type ImportSink, importTable } from '@/lib/files/import-table'
import { inspectFile } from '@/lib/files/inspect-file'
import { withoutGuard } from '@/lib/files/write-csv'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import { profileStored } from './profile-stored'
import { requireDataset } from './require-dataset'

/** A line by its number in the file that it came from, and the text that it has now. */
export interface MendedLine {
  line: number
  text: string
}

export interface Mended {
  /** Rows that came in. */
  added: number
  /** Lines that left the quarantine for them. */
  mended: number
  /** Lines that were read again and still make no row: how many, and the first three. */
  kept: number
  reasons: { line: number; reason: RejectReason }[]
  /** Lines that aren't in the quarantine, or had no number. */
  unknown: number
  /** The dataset's rows now, and the lines that are still set aside. */
  rows: number
  left: number
}

interface MendFileInput {
  datasetId: string
  path: string
  options: Pick<ImportOptions, 'encoding' | 'delimiter' | 'sheet' | 'signal' | 'onProgress'>
}

const REASONS_NAMED = 3
/** Up to here all rows are read again for the figures of the columns; beyond, only where many came in. */
const RECOUNTED_ROWS = 50_000
const MANY_ROWS = 0.01

/**
 * One line with a text that was edited by hand. Throws as requireDataset, 'mend.noDelimiter' where the dataset's file wasn't
 * delimited text, 'mend.lineGone', 'mend.changed' where rows came in meanwhile; nothing is changed then.
 */
export async function mendLine(
  datasets: DatasetStore,
  { datasetId, ...line }: MendedLine & { datasetId: string },
): Promise<Mended> {
  const mender = await openMender(datasets, datasetId)
  await mender.take([line])
  const mended = await mender.finish()
  if (mended.unknown > 0) throw new AppError('mend.lineGone', { line: line.line })
  return mended
}

/**
 * The quarantine file as it was downloaded, mended: its columns `line` and `text` count. Throws as `mendLine` ('mend.changed' may keep
 * the lines taken until then), 'column.missing', and what importTable throws.
 */
export async function mendFile(datasets: DatasetStore, { datasetId, path, options }: MendFileInput): Promise<Mended> {
  const mender = await openMender(datasets, datasetId)
  const inspected = await inspectFile(path, options)
  const { names } = inspected
  const place = (column: string): number => {
    const at = names.indexOf(column)
    if (at < 0) throw new AppError('column.missing', { column, available: names.join(', ') })
    return at
  }
  const [lineAt, textAt] = [place('line'), place('text')]
  const lineOf = (cells: readonly string[]): MendedLine => ({
    line: Number(cells[lineAt]),
    text: cells[textAt] ?? '',
  })
  try {
    const rows: ImportSink['rows'] = (batch) =>
      mender.take(
        batch.map(({ cells }) => lineOf(cells)),
        withoutGuard,
      )
    await importTable(path, options, { rows, rejected: (lines) => mender.skip(lines.length) }, inspected)
  } catch (error) {
    // What was taken until then is kept, so its columns must be right.
    await mender.finish()
    throw error
  }
  return await mender.finish()
}

interface Mender {
  /** `plain` undoes what a file does to a text; not asked where the text is the one that is kept. */
  take(lines: readonly MendedLine[], plain?: (text: string) => string): Promise<void>
  skip(lines: number): void
  /** Brings the columns' figures up to date. */
  finish(): Promise<Mended>
}

async function openMender(datasets: DatasetStore, datasetId: string): Promise<Mender> {
  const dataset = await requireDataset(datasets, datasetId)
  const delimiter = delimiterSchema.safeParse(dataset.delimiter)
  if (!delimiter.success) throw new AppError('mend.noDelimiter', {})
  const names = dataset.columns.map(({ name }) => name)
  const sum: Mended = {
    ...{ added: 0, mended: 0, kept: 0, reasons: [], unknown: 0 },
    rows: dataset.rowCount,
    left: dataset.rejected,
  }
  const filled = names.map(() => 0)

  const judge = (stored: RejectedLine, text: string) =>
    // Of a line that long only the beginning was kept: as it stands it is no whole row, whatever it looks like.
    text === stored.text && text.length >= rejectedTextLimit
      ? { reason: stored.reason }
      : readAgain(text, delimiter.data, names)

  return {
    skip: (lines) => {
      sum.unknown += lines
    },
    take: async (lines, plain = (text) => text) => {
      const numbers = lines.map(({ line }) => line).filter((line) => Number.isInteger(line) && line < 2 ** 31)
      const quarantine = await datasets.findRejects(datasetId, numbers)
      const rows: string[][] = []
      const gone: number[] = []
      const kept: RejectedLine[] = []
      for (const { line, text } of lines) {
        const stored = quarantine.get(line)
        if (stored === undefined) {
          sum.unknown++
          continue
        }
        // A line that is there twice counts once.
        quarantine.delete(line)
        const meant = text === stored.text ? text : plain(text)
        const again = judge(stored, meant)
        if ('reason' in again) kept.push({ line, reason: again.reason, text: meant })
        else {
          gone.push(line)
          rows.push(...again.rows)
        }
      }
      const done = await datasets.mendRejects(datasetId, sum.rows, { rows, lines: gone, kept })
      if (!done) throw new AppError('mend.changed', {})
      for (const [at, before] of filled.entries()) {
        filled[at] = before + rows.reduce((count, row) => count + (row[at]?.trim() === '' ? 0 : 1), 0)
      }
      sum.added += rows.length
      sum.mended += gone.length
      sum.kept += kept.length
      sum.rows += rows.length
      sum.left -= gone.length
      sum.reasons.push(
        ...kept.slice(0, REASONS_NAMED - sum.reasons.length).map(({ line, reason }) => ({ line, reason })),
      )
    },
    finish: async () => {
      if (sum.added > 0) await refreshColumns(datasets, dataset, sum, filled)
      return sum
    },
  }
}

/** All rows are read again where that is quick or many are new; else the share of filled cells alone moves, by what came in. */
async function refreshColumns(
  datasets: DatasetStore,
  before: Dataset,
  { added, rows }: Mended,
  filled: readonly number[],
): Promise<void> {
  const recount = rows <= RECOUNTED_ROWS || added > MANY_ROWS * rows
  const profiles = recount ? (await profileStored(datasets, { ...before, rowCount: rows })).result() : null
  // Read again, since a role may have been changed meanwhile.
  const current = (await datasets.find(before.id))?.columns ?? before.columns
  const moved = (column: Column, at: number): Column => {
    const was = (before.columns[at]?.coverage ?? 0) * before.rowCount
    return { ...column, coverage: Math.min(1, (Math.round(was) + (filled[at] ?? 0)) / rows) }
  }
  await datasets.updateColumns(
    before.id,
    current.map((column, at) => (profiles === null ? moved(column, at) : { ...column, ...profiles[at] })),
  )
}
