'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { roleChoiceSchema } from '@/lib/core/dataset/dataset'
import { getRuntime } from '@/lib/runtime'
import { cancelImport } from '@/lib/usecases/cancel-import'
import { deleteDataset } from '@/lib/usecases/delete-dataset'
import { mendLine } from '@/lib/usecases/mend-lines'
import { type SaveSyntheticInput, saveSynthetic, saveSyntheticSchema } from '@/lib/usecases/save-synthetic'
import { updateRoles } from '@/lib/usecases/update-roles'
import { readCurrentScene } from '../current-scene'

const rolesSchema = z.object({ datasetId: z.string().min(1), roles: z.array(roleChoiceSchema).min(1).max(100) })
const chooseRolesAction = formAction(rolesSchema, async (input) => updateRoles((await getRuntime()).datasets, input))
export const chooseRoles = async (input: z.input<typeof rolesSchema>) => chooseRolesAction(input)

const removeDatasetAction = formAction(z.object({ id: z.string().min(1) }), async ({ id }) => {
  await deleteDataset(await getRuntime(), id)
  redirect('/data')
})
export const removeDataset = async (input: { id: string }) => removeDatasetAction(input)

const cancelReadingAction = formAction(z.object({ id: z.string().min(1) }), async ({ id }) => {
  await cancelImport((await getRuntime()).datasets, id)
  redirect('/data')
})
export const cancelReading = async (input: { id: string }) => cancelReadingAction(input)

const mendSchema = z.object({
  datasetId: z.string().min(1),
  line: z.number().int().min(1).max(2_147_483_647),
  text: z.string().max(1_000_000),
})
const mendAction = formAction(mendSchema, async (input) => mendLine((await getRuntime()).datasets, input))
export const mend = async (input: z.input<typeof mendSchema>) => mendAction(input)

const keepSyntheticAction = formAction(saveSyntheticSchema, async (input) => {
  const [{ datasets }, scene] = await Promise.all([getRuntime(), readCurrentScene()])
  redirect(`/data/${await saveSynthetic(datasets, scene.id, input)}`)
})
export const keepSynthetic = async (input: SaveSyntheticInput) => keepSyntheticAction(input)
