// The dataset that a deed is about, whole.
import { AppError } from '@/lib/errors'
import type { Dataset, DatasetStore } from '@/lib/store/datasets'

/** Throws 'dataset.reading' while its file is still being read, 'notFound.dataset' where there is none. */
export async function requireDataset(
  datasets: Pick<DatasetStore, 'find' | 'findReading'>,
  id: string,
): Promise<Dataset> {
  const dataset = await datasets.find(id)
  if (dataset !== null) return dataset
  const reading = await datasets.findReading(id)
  throw reading === null
    ? new AppError('notFound.dataset', {})
    : new AppError('dataset.reading', { name: reading.name })
}
