// Imports a file as a dataset of a scene: all of it or nothing.
import { AppError } from '@/lib/errors'
import type { ImportedTable, ImportOptions } from '@/lib/files/import-table'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'
import { factsOf, storeTable } from './store-table'

export interface ImportDatasetInput {
  sceneId: string
  name: string
  /** Path of the file on this machine, and the name by which the user knows it. */
  path: string
  fileName: string
  options: ImportOptions
}

export interface ImportedDataset {
  dataset: Dataset
  table: ImportedTable
}

/** Throws what importTable throws, with `fileName` in the place of the path; nothing is left behind then. */
export async function importDataset(datasets: DatasetStore, input: ImportDatasetInput): Promise<ImportedDataset> {
  const { sceneId, name, path, fileName, options } = input
  const id = await datasets.begin({ sceneId, name, fileName })
  try {
    const table = await storeTable(datasets, id, path, options)
    await datasets.publish(id, factsOf(table))
    const dataset = await datasets.find(id)
    if (dataset === null) throw new AppError('notFound.dataset', {})
    return { dataset, table: { ...table, file: fileName } }
  } catch (error) {
    await datasets.delete(id)
    throw error
  }
}
