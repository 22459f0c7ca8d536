import { expect, it } from 'vitest'
import type { Dataset } from '@/lib/store/datasets'
import { deleteScene } from './delete-scene'

/** Stores of these scenes; tells what was deleted, in order. */
function stores(ids: readonly string[], underWay: number | null = null) {
  const deleted: string[] = []
  return {
    deleted,
    scenes: {
      list: async () => ids.map((id) => ({ id, name: id })),
      runUnderWay: async () => underWay,
      delete: async (id: string) => void deleted.push(id),
    },
    datasets: {
      list: async (sceneId: string) => [{ id: `${sceneId}-data` } as Dataset],
      delete: async (id: string) => void deleted.push(id),
    },
  }
}

it('deletes the rows first, then the rest', async () => {
  const { deleted, ...ports } = stores(['a', 'b'])
  await deleteScene(ports, 'b')
  expect(deleted).toEqual(['b-data', 'b'])
})

it.each([
  ['notFound.scene', stores(['a', 'b']), 'c'],
  ['scene.last', stores(['a']), 'a'],
  ['run.deleteRunning', stores(['a', 'b'], 7), 'a'],
] as const)('refuses with %s, and nothing is gone', async (code, { deleted, ...ports }, id) => {
  await expect(deleteScene(ports, id)).rejects.toMatchObject({ code })
  expect(deleted).toEqual([])
})
