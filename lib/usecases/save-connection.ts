// Saves where and with which key a vendor is called.
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import type { ConnectionStore, KeyHeader } from '@/lib/store/connections'

const keyHeaders = ['bearer', 'x-api-key'] as const satisfies KeyHeader[]

const baseUrlSchema = z
  .string()
  .trim()
  .max(500)
  .refine((url) => url === '' || (URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)))

export const saveConnectionSchema = z.object({
  baseUrl: baseUrlSchema,
  header: z.enum(keyHeaders),
  /** Empty keeps the stored key. */
  apiKey: z.string().trim().max(500),
})

/**
 * Stores the connection. A stored key is tied to its address: with a new address the key must be given again, or whoever
 * can reach this page could have it sent to a server of their own. Throws 'model.keyNeeded'.
 */
export async function saveConnection(
  connections: ConnectionStore,
  kind: string,
  input: z.output<typeof saveConnectionSchema>,
): Promise<void> {
  const baseUrl = input.baseUrl === '' ? null : input.baseUrl
  const stored = await connections.findSecrets(kind)
  const moved = stored !== null && stored.apiKey !== null && stored.baseUrl !== baseUrl
  if (moved && input.apiKey === '') throw new AppError('model.keyNeeded', {})
  await connections.save(kind, {
    baseUrl,
    header: input.header,
    apiKey: input.apiKey === '' ? undefined : input.apiKey,
  })
}
