// Cancels an import under way, or clears away one that failed. Nothing of it is kept.
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'

/**
 * Whichever process reads the file notices at its next rows, and clears away what it stored: nobody need wait for that. Throws
 * 'notFound.reading' where nothing is being read under this id.
 */
export async function cancelImport(
  datasets: Pick<DatasetStore, 'findReading' | 'abandon' | 'delete'>,
  id: string,
): Promise<void> {
  const reading = await datasets.findReading(id)
  if (reading === null) throw new AppError('notFound.reading', {})
  if (reading.failure === null) await datasets.abandon(id)
  else await datasets.delete(id)
}
