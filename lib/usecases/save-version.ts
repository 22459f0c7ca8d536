// Saves what stands in the editor: a new prompt with its first version, or one more version of a prompt.
import { z } from 'zod'
import { parseVariables } from '@/lib/core/prompt/parse-variables'
import { promptNameSchema, versionTextSchema } from '@/lib/core/prompt/prompt-version'
import { origins } from '@/lib/core/prompt/version-origin'
import { AppError } from '@/lib/errors'
import type { Prompt, PromptStore } from '@/lib/store/prompts'

const target = z.union([
  z.object({ name: promptNameSchema }),
  z.object({ promptId: z.string().min(1), parentId: z.string().min(1) }),
])

const provenance = z.object({
  origin: z.enum(origins).default('written'),
  /** Why it is as it is; null where nothing is said. */
  note: z.string().max(20_000).nullable().default(null),
})

/** `name` makes a new prompt; `promptId` and the version that was edited (`parentId`) add to one. */
export const saveVersionSchema = z.intersection(versionTextSchema.extend(provenance.shape), target)
export type SaveVersionInput = z.output<typeof saveVersionSchema>
/** What is left out takes its default. */
export type SaveVersionRequest = z.input<typeof saveVersionSchema>

export interface SavedVersion {
  promptId: string
  versionId: string
  number: number
  /** False when the newest version has the same text already: nothing was written. */
  saved: boolean
}

type Prompts = Pick<PromptStore, 'find' | 'findByName' | 'create' | 'addVersion'>

// PostgreSQL's text has no NUL and no lone surrogate; a paste from a binary file may bring them.
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/**
 * Unbound variables are no reason to refuse: columns are known only once there is a dataset.
 * Throws 'template.empty', 'variables.*', 'prompt.nameTaken', 'notFound.prompt'.
 */
export async function saveVersion(
  prompts: Prompts,
  sceneId: string,
  request: SaveVersionRequest,
): Promise<SavedVersion> {
  const input = saveVersionSchema.parse(request)
  const { emptyCells, origin, note } = input
  const text = { template: storable(input.template), variables: storable(input.variables), emptyCells }
  const prompt = 'promptId' in input ? await findIn(prompts, sceneId, input.promptId) : null
  const name = prompt?.name ?? ('name' in input ? input.name : '')
  if (text.template.trim() === '') throw new AppError('template.empty', { name })
  parseVariables(text.variables)

  if (prompt === null || !('promptId' in input)) {
    const created = await createNamed(prompts, sceneId, name, { ...text, origin, note, parentId: null })
    const [first] = created.versions
    if (first === undefined) throw new RangeError('a prompt begins with a version')
    return { promptId: created.id, versionId: first.id, number: 1, saved: true }
  }
  if (!prompt.versions.some((version) => version.id === input.parentId)) throw new AppError('notFound.prompt', {})
  const newest = prompt.versions[0]
  const number = newest?.number ?? 0
  if (newest !== undefined && isSame(newest, text))
    return { promptId: prompt.id, versionId: newest.id, number, saved: false }
  const versionId = await prompts.addVersion(prompt.id, { ...text, origin, note, parentId: input.parentId })
  return { promptId: prompt.id, versionId, number: number + 1, saved: true }
}

type Text = Pick<SaveVersionInput, 'template' | 'variables' | 'emptyCells'>

const isSame = (x: Text, y: Text): boolean =>
  x.template === y.template && x.variables === y.variables && x.emptyCells === y.emptyCells

async function findIn(prompts: Prompts, sceneId: string, promptId: string): Promise<Prompt> {
  const prompt = await prompts.find(promptId)
  if (prompt === null || prompt.sceneId !== sceneId) throw new AppError('notFound.prompt', {})
  return prompt
}

async function createNamed(
  prompts: Prompts,
  sceneId: string,
  name: string,
  version: Parameters<PromptStore['create']>[2],
): Promise<Prompt> {
  const taken = async () => (await prompts.findByName(sceneId, name)) !== null
  if (await taken()) throw new AppError('prompt.nameTaken', { name })
  try {
    return await prompts.create(sceneId, name, version)
  } catch (error) {
    // Someone else may have taken the name since we looked.
    if (await taken()) throw new AppError('prompt.nameTaken', { name })
    throw error
  }
}
