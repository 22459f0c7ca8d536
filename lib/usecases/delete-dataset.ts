// Deletes a dataset with its rows and the runs on it.
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import { type HaltPorts, haltRuns } from './halt-runs'

interface DeleteDatasetPorts extends HaltPorts {
  datasets: DatasetStore
}

/** Runs under way on it are halted first, so that no answer is stored for what is gone. Throws 'notFound.dataset'. */
export async function deleteDataset({ datasets, runs, supervisor }: DeleteDatasetPorts, id: string): Promise<void> {
  if ((await datasets.find(id)) === null) throw new AppError('notFound.dataset', {})
  await haltRuns({ runs, supervisor }, id)
  await datasets.delete(id)
}
