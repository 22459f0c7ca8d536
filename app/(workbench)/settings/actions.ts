'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { vendorSchema } from '@/lib/core/run/connection'
import { modelSettingSchema } from '@/lib/core/run/model-table'
import { getRuntime } from '@/lib/runtime'
import { saveConnection, saveConnectionSchema } from '@/lib/usecases/save-connection'
import { saveModelSetting, saveModelSettingSchema } from '@/lib/usecases/save-model-setting'

const vendorInput = z.object({ vendor: vendorSchema })

const saveSchema = saveConnectionSchema.extend(vendorInput.shape)
const saveAction = formAction(saveSchema, async ({ vendor, ...input }) => {
  const { connections } = await getRuntime()
  await saveConnection(connections, vendor, input)
  revalidatePath('/settings')
})
export const saveVendor = async (input: z.input<typeof saveSchema>) => saveAction(input)

const removeAction = formAction(vendorInput, async ({ vendor }) => {
  const { connections } = await getRuntime()
  const stored = await connections.find(vendor)
  if (stored !== null) await connections.save(vendor, { baseUrl: stored.baseUrl, header: stored.header, apiKey: null })
  revalidatePath('/settings')
})
export const removeVendorKey = async (input: z.input<typeof vendorInput>) => removeAction(input)

const TEST_TIMEOUT_MS = 20_000

const testAction = formAction(vendorInput, async ({ vendor }) => {
  const client = await (await getRuntime()).vendorClient(vendor)
  return { models: (await client.listModels(AbortSignal.timeout(TEST_TIMEOUT_MS))).map((model) => model.id) }
})
export const testVendor = async (input: z.input<typeof vendorInput>) => testAction(input)

const modelInput = saveModelSettingSchema.pick({ connection: true, model: true })

const saveModelAction = formAction(saveModelSettingSchema, async (input) => {
  await saveModelSetting((await getRuntime()).modelSettings, input)
  revalidatePath('/settings')
})
export const saveModel = async (input: z.input<typeof saveModelSettingSchema>) => saveModelAction(input)

const forgetModelAction = formAction(modelInput, async ({ connection, model }) => {
  const before = await (await getRuntime()).modelSettings.remove(connection, model)
  revalidatePath('/settings')
  return { before }
})
export const forgetModel = async (input: z.input<typeof modelInput>) => forgetModelAction(input)

const restoreSchema = modelInput.extend({ setting: modelSettingSchema })

/** As it was set before. */
const restoreModelAction = formAction(restoreSchema, async ({ connection, model, setting }) => {
  await (await getRuntime()).modelSettings.save(connection, model, setting)
  revalidatePath('/settings')
})
export const restoreModel = async (input: z.input<typeof restoreSchema>) => restoreModelAction(input)

const openModelAction = formAction(modelInput, async ({ connection, model }) => {
  const { modelSettings, shippedPrice } = await getRuntime()
  const stored = await modelSettings.list()
  const setting = stored.find((one) => one.connection === connection && one.model === model) ?? null
  // Infinity doesn't pass as JSON; the last tier has no bound to tell.
  const shipped = shippedPrice(model)?.map(({ inputUsd, outputUsd }, at, tiers) => ({
    inputUsd,
    outputUsd,
    above: tiers[at - 1]?.maxInputTokens ?? null,
  }))
  return { connection, model, setting, shipped: shipped ?? [] }
})
export const openModel = async (input: z.input<typeof modelInput>) => openModelAction(input)
