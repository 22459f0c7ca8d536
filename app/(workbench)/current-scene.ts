// The scene that this browser works in: the one chosen in the switcher, else the first.
import { cookies } from 'next/headers'
import { cache } from 'react'
import { getRuntime } from '@/lib/runtime'
import type { Scene } from '@/lib/store/scenes'

export const sceneCookie = 'hitloop-scene'

/** All scenes, and the current one; null only when there are none. Read once a request. */
export const readScenes = cache(async (): Promise<{ scenes: Scene[]; current: Scene | null }> => {
  const { scenes: store } = await getRuntime()
  const scenes = await store.list()
  const chosen = (await cookies()).get(sceneCookie)?.value
  return { scenes, current: scenes.find((scene) => scene.id === chosen) ?? scenes[0] ?? null }
})

/** The current scene for pages of a room; they are not rendered without one. */
export async function readCurrentScene(): Promise<Scene> {
  const { current } = await readScenes()
  if (current !== null) return current
  const { scenes: store } = await getRuntime()
  return await store.create('Scene 1')
}
