// Imports a file as a dataset of a scene: all of it or nothing.
import { AppError, errorValue } from '@/lib/errors'
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
  /** Told the dataset's id as soon as there is one: it can be looked at, and deleted, while it is read. */
  onBegin?: ((id: string) => void) | undefined
  /** Asked when it fails: true where nobody is there any more to be told, so that the reason must be kept. */
  unattended?: (() => boolean) | undefined
}

export interface ImportedDataset {
  dataset: Dataset
  table: ImportedTable
}

/**
 * Throws what importTable throws, with `fileName` in the place of the path, and 'import.cancelled' where the dataset was deleted while it
 * was read; nothing is left behind then but the reason, where it was unattended.
 */
export async function importDataset(datasets: DatasetStore, input: ImportDatasetInput): Promise<ImportedDataset> {
  const { sceneId, name, path, fileName, options } = input
  const id = await datasets.begin({ sceneId, name, fileName })
  input.onBegin?.(id)
  try {
    const table = await storeTable(datasets, id, path, options)
    const published = await datasets.publish(id, factsOf(table))
    const dataset = published ? await datasets.find(id) : null
    if (dataset === null) throw new AppError('import.cancelled', {})
    return { dataset, table: { ...table, file: fileName } }
  } catch (error) {
    const mustTell = input.unattended?.() === true && error instanceof AppError && error.code !== 'import.cancelled'
    if (mustTell) await datasets.keepFailure(id, errorValue(error))
    else await datasets.delete(id)
    throw error
  }
}
