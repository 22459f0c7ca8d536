// The column report of a dataset: computed on first sight, kept while the server lives, computed anew when rows, label or user change.
import { setImmediate } from 'node:timers/promises'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import type { ColumnReport } from '@/lib/core/dataset/report/column-report'
import { measureColumns } from '@/lib/core/dataset/report/measure-columns'
import { sampleRows } from '@/lib/core/dataset/report/sample-rows'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import { requireDataset } from './require-dataset'

/** Rows, cells and characters that a report reads at most: they are all in memory at once. */
const READ_ROWS = 20_000
const READ_CELLS = 2_000_000
const READ_CHARACTERS = 50_000_000
/** Enough to judge the association of anything. */
const LEAST_ROWS = 1_000
/** Rows on which the length of all is judged. */
const LENGTH_ROWS = 200
const ROWS_PER_READ = 1_000
const SEED = 1
/** Reports kept: about 10 KB each for 20 columns. */
const KEPT = 50

// By store, so that what was told of one database is never shown of another.
const keptBy = new WeakMap<object, Map<string, Promise<ColumnReport>>>()

/**
 * What a report rests on besides the kind of its columns. Other roles only change what is suggested, which is not kept.
 * Two imports of one file have two ids; rows that were added change the count.
 */
const keyOf = ({ id, sha256, rowCount, columns }: Dataset): string =>
  [id, sha256, rowCount, columnWithRole(columns, 'label'), columnWithRole(columns, 'user')].join(' ')

/** The report on the dataset as it is now; two that ask at once wait for the same one. Throws as requireDataset. */
export async function columnReport(datasets: DatasetStore, id: string): Promise<ColumnReport> {
  const dataset = await requireDataset(datasets, id)
  const kept = keptBy.get(datasets) ?? new Map<string, Promise<ColumnReport>>()
  keptBy.set(datasets, kept)
  const key = keyOf(dataset)
  const known = kept.get(key)
  if (known !== undefined) return await known
  const report = compute(datasets, dataset)
  kept.set(key, report)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  report.catch(() => kept.delete(key))
  return await report
}

async function compute(datasets: DatasetStore, dataset: Dataset): Promise<ColumnReport> {
  const { columns, rowCount } = dataset
  const rows = await readSample(datasets, dataset)
  const steps = measureColumns({ columns, rows, rowCount, seed: SEED })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    // Between two steps others get their turn: runs, and pages.
    await setImmediate()
  }
}

async function readSample(datasets: DatasetStore, { id, rowCount }: Dataset): Promise<(readonly string[])[]> {
  const first = await readRows(datasets, id, sampleRows(rowCount, LENGTH_ROWS, SEED))
  const cells = first.reduce((sum, row) => sum + row.length, 0) / Math.max(1, first.length)
  const characters = first.flat().reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, first.length)
  const fitting = Math.min(READ_CELLS / Math.max(1, cells), READ_CHARACTERS / Math.max(1, characters))
  const size = Math.min(READ_ROWS, Math.max(LEAST_ROWS, Math.floor(fitting)))
  return await readRows(datasets, id, sampleRows(rowCount, size, SEED))
}

async function readRows(
  datasets: DatasetStore,
  id: string,
  positions: readonly number[],
): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = []
  for (let from = 0; from < positions.length; from += ROWS_PER_READ) {
    const wanted = positions.slice(from, from + ROWS_PER_READ)
    const found = await datasets.listRowsByIndex(id, wanted)
    for (const position of wanted) {
      const row = found.get(position)
      if (row !== undefined) rows.push(row.cells)
    }
  }
  return rows
}
