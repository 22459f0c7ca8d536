// Takes a prompt from a file, with all its versions and their lineage.
import { z } from 'zod'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { readPromptFile } from '@/lib/core/prompt/prompt-file'
import type { PromptStore } from '@/lib/store/prompts'
import { freePromptName } from './free-prompt-name'

export const importPromptSchema = z.object({ fileName: z.string().max(300), text: z.string().max(5_000_000) })

type Prompts = Pick<PromptStore, 'findByName' | 'create' | 'addVersion'>

/**
 * A name that is taken gets a number. Versions are numbered anew, from 1 on. Gives the new prompt's id.
 * Throws 'prompt.badFile', 'variables.*'.
 */
export async function importPrompt(
  prompts: Prompts,
  sceneId: string,
  { fileName, text }: z.output<typeof importPromptSchema>,
): Promise<{ promptId: string }> {
  const file = readPromptFile(text.replaceAll('\u0000', '').toWellFormed(), fileName)
  for (const { variables } of file.versions) parseVariables(variables)
  const [first, ...others] = file.versions
  if (first === undefined) throw new RangeError('a file has a version')
  const name = await freePromptName(prompts, sceneId, file.name)
  const ids = new Map<number, string>()
  const versionOf = ({ number: _, parent, ...version }: typeof first) => ({
    ...version,
    parentId: ids.get(parent ?? 0) ?? null,
  })
  const prompt = await prompts.create(sceneId, name, versionOf(first))
  ids.set(first.number, prompt.versions[0]?.id ?? '')
  for (const version of others) ids.set(version.number, await prompts.addVersion(prompt.id, versionOf(version)))
  return { promptId: prompt.id }
}
