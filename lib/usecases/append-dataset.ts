// Appends a file to a dataset: all of it or nothing. Rows keep their numbers, so that runs keep the rows they sampled.
import type { Column } from '@/lib/core/dataset/dataset'
import { AppError } from '@/lib/errors'
import { type ImportOptions, importTable } from '@/lib/files/import-table'
import { inspectFile } from '@/lib/files/inspect-file'
import type { DatasetStore } from '@/lib/store/datasets'
import { profileStored } from './profile-stored'
import { requireDataset } from './require-dataset'

interface AppendDatasetInput {
  datasetId: string
  path: string
  fileName: string
  options: Pick<ImportOptions, 'encoding' | 'delimiter' | 'sheet' | 'signal' | 'onProgress'>
}

const REASONS_NAMED = 3

/**
 * Answers how many rows were appended and how many there are now. The file's columns must be the dataset's by name, in any
 * order; roles stay, and the columns are profiled anew over all rows. Throws as requireDataset, 'append.columns' (names
 * joined by ', ', `–` for none), 'append.rejected' (`reasons` as in 'file.noUsableLine'), 'append.changed' where rows
 * came in meanwhile, and what importTable throws; the dataset is then as it was.
 */
export async function appendDataset(
  datasets: DatasetStore,
  { datasetId, path, fileName, options }: AppendDatasetInput,
): Promise<{ added: number; rows: number }> {
  const dataset = await requireDataset(datasets, datasetId)
  const inspected = await inspectFile(path, options)
  const order = columnOrder(dataset.columns, inspected.names)
  const profiler = await profileStored(datasets, dataset)

  const from = await datasets.begin({ sceneId: dataset.sceneId, name: dataset.name, fileName, ownerId: datasetId })
  try {
    const reasons: string[] = []
    // The label is the dataset's, whatever this file's cells would make of it.
    const label = dataset.columns.find(({ role }) => role === 'label')?.name
    const table = await importTable(
      path,
      { ...options, label },
      {
        rows: async (rows) => {
          const ordered = rows.map(({ index, cells }) => ({ index, cells: order.map((at) => cells[at] ?? '') }))
          profiler.add(ordered.map(({ cells }) => cells))
          await datasets.insertRows(from, ordered)
        },
        rejected: (lines) => {
          for (const { line, reason } of lines.slice(0, REASONS_NAMED - reasons.length))
            reasons.push(`${line} ${reason}`)
        },
      },
      inspected,
    )
    if (table.rejected > 0)
      throw new AppError('append.rejected', { count: table.rejected, reasons: reasons.join('; ') })
    const profiles = profiler.result()
    // Read again, since a role may have been changed meanwhile.
    const current = (await datasets.find(datasetId))?.columns ?? dataset.columns
    const columns = current.map((column, at) => ({ ...column, ...profiles[at] }))
    const appended = await datasets.appendRows(datasetId, from, dataset.rowCount, table.rows, columns)
    if (!appended) throw new AppError('append.changed', {})
    return { added: table.rows, rows: dataset.rowCount + table.rows }
  } catch (error) {
    await datasets.delete(from)
    throw error
  }
}

/** Where each of the dataset's columns stands in the file. */
function columnOrder(columns: readonly Column[], names: readonly string[]): number[] {
  const missing = columns.filter(({ name }) => !names.includes(name)).map(({ name }) => name)
  const extra = names.filter((name) => !columns.some((column) => column.name === name))
  if (missing.length + extra.length > 0) {
    throw new AppError('append.columns', { missing: missing.join(', ') || '–', extra: extra.join(', ') || '–' })
  }
  return columns.map(({ name }) => names.indexOf(name))
}
