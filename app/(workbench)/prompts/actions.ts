'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { ROWS_PER_CHUNK } from '@/components/prompt/rows-per-chunk'
import { formAction } from '@/lib/boundary/form-action'
import { type Vendor, vendorSchema } from '@/lib/core/run/connection'
import { AppError } from '@/lib/errors'
import { getRuntime } from '@/lib/runtime'
import { ablatePrompt as ablate, ablatePromptSchema } from '@/lib/usecases/ablate-prompt'
import {
  crownVersion as crown,
  noteVersion as note,
  noteVersionSchema,
  deleteVersion as remove,
  tagVersion as tag,
  tagVersionSchema,
  versionPlaceSchema,
} from '@/lib/usecases/change-version'
import { importPrompt as importFile, importPromptSchema } from '@/lib/usecases/import-prompt'
import { importPromptfoo } from '@/lib/usecases/import-promptfoo'
import { saveVersion as save, saveVersionSchema } from '@/lib/usecases/save-version'
import { readCurrentScene } from '../current-scene'

const saveVersionAction = formAction(saveVersionSchema, async (input) => {
  const [{ prompts }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const saved = await save(prompts, scene.id, input)
  if (saved.saved) revalidatePath('/', 'layout')
  return saved
})
export const saveVersion = async (input: z.input<typeof saveVersionSchema>) => saveVersionAction(input)

const crownVersionAction = formAction(versionPlaceSchema, async (place) => {
  const [{ prompts }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  await crown(prompts, scene.id, place)
  revalidatePath('/', 'layout')
})
export const crownVersion = async (input: z.input<typeof versionPlaceSchema>) => crownVersionAction(input)

const ablatePromptAction = formAction(ablatePromptSchema, async (input) => {
  const [{ prompts }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const made = await ablate(prompts, scene.id, input)
  revalidatePath('/', 'layout')
  return made
})
export const ablatePrompt = async (input: z.input<typeof ablatePromptSchema>) => ablatePromptAction(input)

const noteVersionAction = formAction(noteVersionSchema, async (input) => {
  const [{ prompts }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  await note(prompts, scene.id, input)
  revalidatePath('/', 'layout')
})
export const noteVersion = async (input: z.input<typeof noteVersionSchema>) => noteVersionAction(input)

const tagVersionAction = formAction(tagVersionSchema, async (input) => {
  const [{ prompts }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  await tag(prompts, scene.id, input)
  revalidatePath('/', 'layout')
})
export const tagVersion = async (input: z.input<typeof tagVersionSchema>) => tagVersionAction(input)

const deleteVersionAction = formAction(versionPlaceSchema, async (place) => {
  const [{ prompts }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  return await remove(prompts, scene.id, place)
})
export const deleteVersion = async (input: z.input<typeof versionPlaceSchema>) => deleteVersionAction(input)

const importPromptAction = formAction(importPromptSchema, async (input) => {
  const [{ prompts, datasets }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  const imported = /\.(?:ya?ml|csv)$/i.test(input.fileName)
    ? await importPromptfoo({ prompts, datasets }, scene.id, input)
    : { promptIds: [(await importFile(prompts, scene.id, input)).promptId], datasetId: null, rows: 0, left: [] }
  revalidatePath('/', 'layout')
  return imported
})
export const importPrompt = async (input: z.input<typeof importPromptSchema>) => importPromptAction(input)

const chunkSchema = z.object({ datasetId: z.string().min(1), chunk: z.number().int().min(0) })
const listRowsAction = formAction(chunkSchema, async ({ datasetId, chunk }) => {
  const [{ datasets }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  if ((await datasets.find(datasetId))?.sceneId !== scene.id) throw new AppError('notFound.dataset', {})
  return await datasets.listRows(datasetId, chunk * ROWS_PER_CHUNK, ROWS_PER_CHUNK)
})
export const listRows = async (input: z.input<typeof chunkSchema>) => listRowsAction(input)

const MODELS_WAIT_MS = 15_000
const listModelsAction = formAction(z.object({ vendor: vendorSchema }), async ({ vendor }) => {
  const client = await (await getRuntime()).vendorClient(vendor)
  return await client.listModels(AbortSignal.timeout(MODELS_WAIT_MS))
})
export const listModels = async (input: { vendor: Vendor }) => listModelsAction(input)
