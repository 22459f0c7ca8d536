// Deletes a scene with all that is in it.
import { AppError } from '@/lib/errors'
import type { DatasetStore } from '@/lib/store/datasets'
import type { SceneStore } from '@/lib/store/scenes'

interface DeleteScenePorts {
  scenes: Pick<SceneStore, 'list' | 'runUnderWay' | 'delete'>
  datasets: Pick<DatasetStore, 'list' | 'delete'>
}

/**
 * Answers that were kept stay: runs of other scenes may share them. Throws 'notFound.scene', 'scene.last' for the only one there
 * is, and 'run.deleteRunning' while a run of it is under way, here or as a batch at the vendor. Rows go first, some at a
 * time, so that others are served meanwhile; broken off, the rest of the scene is there to be deleted again.
 */
export async function deleteScene({ scenes, datasets }: DeleteScenePorts, id: string): Promise<void> {
  const all = await scenes.list()
  if (!all.some((scene) => scene.id === id)) throw new AppError('notFound.scene', {})
  if (all.length === 1) throw new AppError('scene.last', {})
  const number = await scenes.runUnderWay(id)
  if (number !== null) throw new AppError('run.deleteRunning', { number })
  for (const dataset of await datasets.list(id)) await datasets.delete(dataset.id)
  await scenes.delete(id)
}
