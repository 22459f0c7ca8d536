// What a person does with a version that is there: names it the champion, writes a note or tags on it, deletes it.
import { z } from 'zod'
import { tagsSchema } from '@/lib/core/prompt/tags-schema'
import { AppError } from '@/lib/errors'
import type { Prompt, PromptStore, PromptVersion } from '@/lib/store/prompts'

export const versionPlaceSchema = z.object({ promptId: z.string().min(1), versionId: z.string().min(1) })
export const noteVersionSchema = versionPlaceSchema.extend({ note: z.string().trim().max(20_000) })
export const tagVersionSchema = versionPlaceSchema.extend({ tags: tagsSchema })
type VersionPlace = z.output<typeof versionPlaceSchema>

async function findIn(
  prompts: Pick<PromptStore, 'find'>,
  sceneId: string,
  { promptId, versionId }: VersionPlace,
): Promise<{ prompt: Prompt; version: PromptVersion }> {
  const prompt = await prompts.find(promptId)
  const version = prompt?.versions.find(({ id }) => id === versionId)
  if (prompt?.sceneId !== sceneId || version === undefined) throw new AppError('notFound.prompt', {})
  return { prompt, version }
}

/** Makes the version its prompt's champion; the champion itself stops being one. Throws 'notFound.prompt'. */
export async function crownVersion(
  prompts: Pick<PromptStore, 'find' | 'setChampion'>,
  sceneId: string,
  place: VersionPlace,
): Promise<void> {
  const { prompt, version } = await findIn(prompts, sceneId, place)
  await prompts.setChampion(prompt.id, prompt.championId === version.id ? null : version.id)
}

/** A blank note is none. Throws 'notFound.prompt'. */
export async function noteVersion(
  prompts: Pick<PromptStore, 'find' | 'setNote'>,
  sceneId: string,
  { note, ...place }: z.output<typeof noteVersionSchema>,
): Promise<void> {
  const { version } = await findIn(prompts, sceneId, place)
  await prompts.setNote(version.id, note.replaceAll('\u0000', '').toWellFormed() || null)
}

/** These and no others. Throws 'notFound.prompt'. */
export async function tagVersion(
  prompts: Pick<PromptStore, 'find' | 'setTags'>,
  sceneId: string,
  { tags, ...place }: z.output<typeof tagVersionSchema>,
): Promise<void> {
  const { version } = await findIn(prompts, sceneId, place)
  await prompts.setTags(version.id, tags)
}

/**
 * Deletes a version that no run asks with; its prompt goes with its last version. Says whether the prompt is still there.
 * Throws 'notFound.prompt', 'prompt.versionUsed'.
 */
export async function deleteVersion(
  prompts: Pick<PromptStore, 'find' | 'listUses' | 'deleteVersion'>,
  sceneId: string,
  place: VersionPlace,
): Promise<{ promptLeft: boolean }> {
  const { prompt, version } = await findIn(prompts, sceneId, place)
  const uses = (await prompts.listUses(prompt.id)).filter(({ versionId }) => versionId === version.id)
  const runs = [...new Set(uses.map(({ number }) => `#${number}`))].join(', ')
  const used = new AppError('prompt.versionUsed', { number: version.number, runs: runs || '–' })
  if (uses.length > 0) throw used
  if (!(await prompts.deleteVersion(prompt.id, version.id))) throw used
  return { promptLeft: prompt.versions.length > 1 }
}
