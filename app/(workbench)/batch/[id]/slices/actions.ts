'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { sliceConditionsSchema, sliceNameSchema } from '@/lib/core/scoring/saved-slice'
import { getRuntime } from '@/lib/runtime'
import { requireDataset } from '@/lib/usecases/require-dataset'

const id = z.string().min(1)
const refresh = () => revalidatePath('/batch/[id]', 'layout')

const saveSchema = z.object({
  datasetId: id,
  /** Of a slice that was deleted, to have it again. */
  id: z.uuidv7().optional(),
  name: sliceNameSchema,
  conditions: sliceConditionsSchema,
})
const saveAction = formAction(saveSchema, async ({ datasetId, ...slice }) => {
  const { datasets, slices } = await getRuntime()
  await requireDataset(datasets, datasetId)
  await slices.create(datasetId, slice)
  refresh()
})
export const saveSlice = async (input: z.input<typeof saveSchema>) => saveAction(input)

const updateSchema = z.object({ id, name: sliceNameSchema, conditions: sliceConditionsSchema })
const updateAction = formAction(updateSchema, async (input) => {
  await (await getRuntime()).slices.update(input.id, input.name, input.conditions)
  refresh()
})
export const updateSlice = async (input: z.input<typeof updateSchema>) => updateAction(input)

const deleteSchema = z.object({ id })
const deleteAction = formAction(deleteSchema, async (input) => {
  await (await getRuntime()).slices.delete(input.id)
  refresh()
})
export const deleteSlice = async (input: z.input<typeof deleteSchema>) => deleteAction(input)
