'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { formAction } from '@/lib/boundary/form-action'
import { getRuntime } from '@/lib/runtime'
import { saveConnection, saveConnectionSchema } from '@/lib/usecases/save-connection'

const saveAction = formAction(saveConnectionSchema, async (input) => {
  const { connections } = await getRuntime()
  await saveConnection(connections, 'anthropic', input)
  revalidatePath('/settings')
})
export const saveAnthropic = async (input: z.input<typeof saveConnectionSchema>) => saveAction(input)

const removeAction = formAction(z.object({}), async () => {
  const { connections } = await getRuntime()
  const stored = await connections.find('anthropic')
  if (stored !== null)
    await connections.save('anthropic', { baseUrl: stored.baseUrl, header: stored.header, apiKey: null })
  revalidatePath('/settings')
})
export const removeAnthropicKey = async () => removeAction({})

const TEST_TIMEOUT_MS = 20_000

const testAction = formAction(z.object({}), async () => {
  const { anthropicClient } = await getRuntime()
  const client = await anthropicClient()
  return { models: (await client.listModels(AbortSignal.timeout(TEST_TIMEOUT_MS))).map((model) => model.id) }
})
export const testAnthropic = async () => testAction({})
