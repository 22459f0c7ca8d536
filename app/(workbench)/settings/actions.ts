'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { vendorSchema } from '@/lib/core/run/connection'
import { getRuntime } from '@/lib/runtime'
import { saveConnection, saveConnectionSchema } from '@/lib/usecases/save-connection'

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
