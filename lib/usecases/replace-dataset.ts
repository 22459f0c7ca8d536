// Puts the rows of another file in the place of a dataset's rows: all of them or none. The dataset keeps its id and its name.
import { chosenAmong, keepRoles } from '@/lib/core/dataset/keep-roles'
import { AppError } from '@/lib/errors'
import type { ImportedTable, ImportOptions } from '@/lib/files/import-table'
import { inspectFile } from '@/lib/files/inspect-file'
import type { DatasetStore } from '@/lib/store/datasets'
import type { RunStore } from '@/lib/store/runs'
import { type HaltPorts, haltRuns } from './halt-runs'
import { requireDataset } from './require-dataset'
import { factsOf, storeTable } from './store-table'

interface ReplaceDatasetPorts extends HaltPorts {
  datasets: DatasetStore
  runs: Pick<RunStore, 'listUses' | 'listRunning'>
}

interface ReplaceDatasetInput {
  datasetId: string
  path: string
  fileName: string
  /** How many runs on the old rows somebody has agreed to lose. */
  runs: number
  options: Pick<ImportOptions, 'encoding' | 'delimiter' | 'sheet' | 'signal' | 'onProgress'>
}

/**
 * The old rows, and the runs on them, stay until the new file has been read whole; then they go at once. Columns that go by a name
 * that was there keep their role. Throws as requireDataset, 'replace.runs' where more than `runs` runs hang on the dataset
 * (nothing is read then), and what importTable throws; the dataset is then as it was.
 */
export async function replaceDataset(ports: ReplaceDatasetPorts, input: ReplaceDatasetInput): Promise<ImportedTable> {
  const { datasets } = ports
  const { datasetId, path, fileName, options } = input
  const dataset = await requireDataset(datasets, datasetId)
  const { sceneId, name, columns } = dataset
  await checkAgreed(ports, input)
  const inspected = await inspectFile(path, options)
  const chosen = chosenAmong(columns, inspected.names)
  const from = await datasets.begin({ sceneId, name, fileName, ownerId: datasetId })
  let replaced = false
  try {
    const read = await storeTable(datasets, from, path, { ...options, ...chosen }, inspected)
    // Read again, since a role may have been changed meanwhile.
    const before = (await datasets.find(datasetId))?.columns ?? columns
    const table = { ...read, file: fileName, columns: keepRoles(before, read.columns) }
    options.signal?.throwIfAborted()
    await haltRuns(ports, datasetId)
    replaced = await datasets.replaceRows(datasetId, from, { ...factsOf(table), fileName }, input.runs)
    if (!replaced) throw await refusal(ports, datasetId)
    return table
  } finally {
    if (!replaced) await datasets.delete(from)
  }
}

async function checkAgreed(ports: ReplaceDatasetPorts, { datasetId, runs }: ReplaceDatasetInput): Promise<void> {
  const { numbers } = await ports.runs.listUses(datasetId)
  if (numbers.length > runs) throw await refusal(ports, datasetId)
}

async function refusal({ datasets, runs }: ReplaceDatasetPorts, datasetId: string): Promise<AppError> {
  if ((await datasets.find(datasetId)) === null) return new AppError('notFound.dataset', {})
  const { numbers, trials } = await runs.listUses(datasetId)
  return new AppError('replace.runs', { runs: numbers.length, trials })
}
