// The make-up of a sample beside its dataset's: of one that would be drawn, and of one that a run took.
import type { Column } from '@/lib/core/dataset/dataset'
import { sampleRows } from '@/lib/core/dataset/report/sample-rows'
import { compareMakeUp, type MakeUpColumn } from '@/lib/core/sampling/make-up'
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import type { Run } from '@/lib/store/runs'
import type { TrialStore } from '@/lib/store/trials'
import { storedRows } from './prepare-run'
import type { RowSource } from './row-source'

/** Rows that are read of either; shares are known to within 1.6 points then. */
const READ_ROWS = 4_000
const ROWS_PER_READ = 500
const SEED = 1

/** `sampled` in the order of the run: where it is long, its beginning is as fair as the whole. */
export async function sampleMakeUp(
  source: RowSource,
  columns: readonly Column[],
  sampled: readonly number[],
): Promise<MakeUpColumn[]> {
  const dataset = await readRows(source, sampleRows(source.rowCount, READ_ROWS, SEED))
  return compareMakeUp(columns, dataset, await readRows(source, sampled.slice(0, READ_ROWS)))
}

/** Of a run's sample as it was drawn, beside the dataset as it is now. Throws 'notFound.dataset'. */
export async function runMakeUp(
  { datasets, trials }: { datasets: DatasetStore; trials: TrialStore },
  run: Pick<Run, 'id' | 'datasetId'>,
): Promise<MakeUpColumn[]> {
  const dataset = await datasets.find(run.datasetId)
  if (dataset === null) throw new AppError('notFound.dataset', {})
  const sampled = await trials.listSampledRows(run.id, READ_ROWS)
  return await sampleMakeUp(storedRows(datasets, dataset), dataset.columns, sampled)
}

async function readRows(source: RowSource, indices: readonly number[]) {
  const rows: { cells: readonly string[] }[] = []
  for (let from = 0; from < indices.length; from += ROWS_PER_READ) {
    const wanted = indices.slice(from, from + ROWS_PER_READ)
    const found = await source.listRowsByIndex(wanted)
    for (const index of wanted) {
      const row = found.get(index)
      if (row !== undefined) rows.push(row)
    }
  }
  return rows
}
