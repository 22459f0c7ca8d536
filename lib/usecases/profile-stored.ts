// The columns of a dataset, profiled anew from the rows that are stored.
import { createTableProfiler, type TableProfiler } from '@/lib/core/dataset/profile'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'

const ROWS_PER_READ = 2000

/** A profiler that has seen every row; further ones may be added to it. Reads them all, without holding them. */
export async function profileStored(
  datasets: Pick<DatasetStore, 'listRows'>,
  { id, rowCount, columns }: Pick<Dataset, 'id' | 'rowCount' | 'columns'>,
): Promise<TableProfiler> {
  const profiler = createTableProfiler(columns.map(({ name }) => name))
  for (let from = 0; from < rowCount; from += ROWS_PER_READ) {
    const rows = await datasets.listRows(id, from, Math.min(ROWS_PER_READ, rowCount - from))
    profiler.add(rows.map(({ cells }) => cells))
  }
  return profiler
}
