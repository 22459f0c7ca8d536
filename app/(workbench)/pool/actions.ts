'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { getRuntime } from '@/lib/runtime'
import { adoptAlias, aliasSchema } from '@/lib/usecases/aliases'

const sceneSchema = z.object({ sceneId: z.string().min(1) })

const adoptSchema = aliasSchema.extend(sceneSchema.shape)
const adoptAction = formAction(adoptSchema, async ({ sceneId, ...alias }) => {
  const adopted = await adoptAlias(await getRuntime(), sceneId, alias)
  revalidatePath('/pool/check')
  return adopted
})
export const adopt = async (input: z.input<typeof adoptSchema>) => adoptAction(input)

/** As it was before, whatever the pool in force has. */
const restoreAction = formAction(adoptSchema, async ({ sceneId, ...alias }) => {
  await (await getRuntime()).aliases.save(sceneId, alias)
  revalidatePath('/pool/check')
})
export const restoreAlias = async (input: z.input<typeof adoptSchema>) => restoreAction(input)

const removeSchema = aliasSchema.pick({ alias: true }).extend(sceneSchema.shape)
const removeAction = formAction(removeSchema, async ({ sceneId, alias }) => {
  await (await getRuntime()).aliases.delete(sceneId, alias)
  revalidatePath('/pool/check')
})
export const removeAlias = async (input: z.input<typeof removeSchema>) => removeAction(input)
