// The prompt of an address, if it is one of the current scene; else the page is not found.
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { getRuntime } from '@/lib/runtime'
import type { Prompt, PromptVersion } from '@/lib/store/prompts'
import { readCurrentScene } from '../../current-scene'

export const readPrompt = cache(async (id: string): Promise<Prompt> => {
  const [{ prompts }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const prompt = await prompts.find(id)
  if (prompt === null || prompt.sceneId !== scene.id) notFound()
  return prompt
})

/** The version whose number is written in the address; the newest where nothing is written. */
export function versionAt(prompt: Prompt, written: string | string[] | undefined): PromptVersion {
  const version =
    written === undefined ? prompt.versions[0] : prompt.versions.find(({ number }) => String(number) === written)
  return version ?? notFound()
}
