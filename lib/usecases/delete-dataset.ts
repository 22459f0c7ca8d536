// Deletes a dataset with its rows and the runs on it.
import type { Supervisor } from '@/lib/engine/run-supervisor'
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import type { RunStore } from '@/lib/store/runs'

interface DeleteDatasetPorts {
  datasets: DatasetStore
  runs: RunStore
  supervisor: Pick<Supervisor, 'halt'>
}

/** Runs under way on it are halted first, so that no answer is stored for what is gone. Throws 'notFound.dataset'. */
export async function deleteDataset({ datasets, runs, supervisor }: DeleteDatasetPorts, id: string): Promise<void> {
  if ((await datasets.find(id)) === null) throw new AppError('notFound.dataset', {})
  const running = (await runs.listRunning()).filter((run) => run.datasetId === id)
  await Promise.all(running.map((run) => supervisor.halt(run.id)))
  await datasets.delete(id)
}
