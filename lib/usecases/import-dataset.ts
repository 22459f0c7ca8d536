// Imports a file as a dataset of a scene: all of it or nothing.
import { AppError } from '@/lib/errors'
import { type ImportedTable, type ImportOptions, importTable } from '@/lib/files/import-table'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'

export interface ImportDatasetInput {
  sceneId: string
  name: string
  /** Path of the file on this machine, and the name by which the user knows it. */
  path: string
  fileName: string
  options: ImportOptions
}

// Fewer, larger statements: the database's cost is mostly per statement.
const ROWS_PER_STATEMENT = 2000

export interface ImportedDataset {
  dataset: Dataset
  table: ImportedTable
}

/** Throws what importTable throws, with `fileName` in the place of the path; nothing is left behind then. */
export async function importDataset(datasets: DatasetStore, input: ImportDatasetInput): Promise<ImportedDataset> {
  const { sceneId, name, path, fileName, options } = input
  const id = await datasets.begin({ sceneId, name, fileName })
  try {
    let waiting: Parameters<DatasetStore['insertRows']>[1][number][] = []
    const flush = async () => {
      const batch = waiting
      waiting = []
      await datasets.insertRows(id, batch)
    }
    const table = await importTable(path, options, {
      rows: async (rows) => {
        waiting = waiting.concat(rows)
        if (waiting.length >= ROWS_PER_STATEMENT) await flush()
      },
      rejected: (lines) => datasets.insertRejects(id, lines),
    })
    await flush()
    const { format, sha256, columns, rows: rowCount, rejected } = table
    const [encoding, delimiter] = [table.encoding ?? '', table.delimiter ?? '']
    await datasets.publish(id, { format, encoding, delimiter, sha256, columns, rowCount, rejected })
    const dataset = await datasets.find(id)
    if (dataset === null) throw new AppError('notFound.dataset', {})
    return { dataset, table: { ...table, file: fileName } }
  } catch (error) {
    await datasets.delete(id)
    throw error
  }
}
