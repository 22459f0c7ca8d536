// Makes a prompt of a version without each of its features in turn, so that a run can tell what each is worth.
import type { z } from 'zod'
import { ablations } from '@/lib/core/prompt/ablate'
import { promptNameSchema } from '@/lib/core/prompt/prompt-version'
import { AppError } from '@/lib/errors'
import type { PromptStore } from '@/lib/store/prompts'
import { versionPlaceSchema } from './change-version'
import { freePromptName } from './free-prompt-name'

export const ablatePromptSchema = versionPlaceSchema.extend({ name: promptNameSchema })

/** A run takes twenty versions: the whole prompt, and so many without a feature. */
const MOST_ABLATIONS = 19

/**
 * The new prompt's first version is the whole text, each other one names in its note what it lacks. Gives the ids in that
 * order. Throws 'notFound.prompt', 'prompt.nothingToDrop', 'variables.*'.
 */
export async function ablatePrompt(
  prompts: Pick<PromptStore, 'find' | 'findByName' | 'create' | 'addVersion'>,
  sceneId: string,
  { promptId, versionId, name }: z.output<typeof ablatePromptSchema>,
): Promise<{ promptId: string; versionIds: string[] }> {
  const prompt = await prompts.find(promptId)
  const version = prompt?.versions.find(({ id }) => id === versionId)
  if (prompt?.sceneId !== sceneId || version === undefined) throw new AppError('notFound.prompt', {})
  const { template, variables, emptyCells } = version
  const without = ablations({ template, variables, emptyCells }).slice(0, MOST_ABLATIONS)
  if (without.length === 0) throw new AppError('prompt.nothingToDrop', {})
  const whole = { template, variables, emptyCells, origin: version.origin, parentId: null, note: version.note }
  const made = await prompts.create(sceneId, await freePromptName(prompts, sceneId, name), whole)
  const parentId = made.versions[0]?.id ?? null
  const versionIds = made.versions.map(({ id }) => id)
  for (const { dropped, text } of without) {
    versionIds.push(await prompts.addVersion(made.id, { ...text, origin: 'written', parentId, note: `− ${dropped}` }))
  }
  return { promptId: made.id, versionIds }
}
