// Cancels an import under way, or clears away one that failed. Nothing of it is kept.
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'

/** Whichever process reads the file notices at its next rows. Throws 'notFound.reading' where nothing is being read under this id. */
export async function cancelImport(datasets: Pick<DatasetStore, 'findReading' | 'delete'>, id: string): Promise<void> {
  if ((await datasets.findReading(id)) === null) throw new AppError('notFound.reading', {})
  await datasets.delete(id)
}
