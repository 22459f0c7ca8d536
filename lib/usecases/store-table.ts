// Streams the rows of a file into a dataset that is not published yet.
import type { Row } from '@/lib/core/dataset/dataset'
import { AppError } from '@/lib/errors'
import { type ImportedTable, type ImportOptions, importTable } from '@/lib/files/import-table'
import type { FileInspection } from '@/lib/files/inspect-file'
import type { DatasetFacts, DatasetStore } from '@/lib/store/datasets'

// Some 30 ms of the embedded database's time, in which nothing else is served: a page asks ten questions, and each waits for one
// statement at most. Twice as many rows cost a tenth less.
const ROWS_PER_STATEMENT = 1000

/**
 * Rows and lines set aside are stored when it resolves; how far it is stands beside them meanwhile. Throws what importTable throws,
 * and 'import.cancelled' where the dataset was deleted; part of the rows may be stored then.
 */
export async function storeTable(
  datasets: Pick<DatasetStore, 'insertRows' | 'insertRejects' | 'nameColumns'>,
  id: string,
  path: string,
  options: ImportOptions,
  inspected?: FileInspection,
): Promise<ImportedTable> {
  let waiting: Row[] = []
  let bytes = { read: 0, total: 0 }
  const flush = async () => {
    const batch = waiting
    waiting = []
    if (batch.length > 0 && !(await datasets.insertRows(id, batch, bytes))) throw new AppError('import.cancelled', {})
  }
  const onProgress: ImportOptions['onProgress'] = (read, total, rows) => {
    bytes = { read, total }
    options.onProgress?.(read, total, rows)
  }
  const table = await importTable(
    path,
    { ...options, onProgress },
    {
      names: (names) => datasets.nameColumns(id, names),
      rows: async (rows) => {
        for (const row of rows) {
          waiting.push(row)
          if (waiting.length === ROWS_PER_STATEMENT) await flush()
        }
      },
      rejected: (lines) => datasets.insertRejects(id, lines),
    },
    inspected,
  )
  await flush()
  return table
}

/** What a dataset keeps of the file that it came from. */
export const factsOf = ({ rows, rejected, columns, ...table }: ImportedTable): DatasetFacts => ({
  format: table.format,
  encoding: table.encoding ?? '',
  delimiter: table.delimiter ?? '',
  sha256: table.sha256,
  rowCount: rows,
  rejected,
  columns,
})
