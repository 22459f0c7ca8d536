// Saves where, with which key and with which extra headers a vendor is called.
import { z } from 'zod'
import { type ExtraHeader, findHeaderProblem, MOST_HEADERS } from '@/lib/core/run/extra-headers'
import { AppError } from '@/lib/errors'
import type { ConnectionSecrets, ConnectionStore, KeyHeader } from '@/lib/store/connections'

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
  /** All that are to be sent from now on; an empty value keeps the stored one of that name. */
  headers: z.array(z.object({ name: z.string().trim().max(200), value: z.string().trim().max(5000) })).max(100),
})

/**
 * Stores the connection. A stored key or header value is tied to its address: with a new address they must be given
 * again, or whoever can reach this page could have them sent to a server of their own. Throws 'model.keyNeeded',
 * 'connection.badHeader'.
 */
export async function saveConnection(
  connections: ConnectionStore,
  kind: string,
  input: z.output<typeof saveConnectionSchema>,
): Promise<void> {
  const baseUrl = input.baseUrl === '' ? null : input.baseUrl
  const stored = await connections.findSecrets(kind)
  const moved = stored !== null && stored.baseUrl !== baseUrl
  const keepsKey = stored !== null && stored.apiKey !== null && input.apiKey === ''
  if (moved && (keepsKey || input.headers.some(({ value }) => value === ''))) throw new AppError('model.keyNeeded', {})
  await connections.save(kind, {
    baseUrl,
    header: input.header,
    apiKey: input.apiKey === '' ? undefined : input.apiKey,
    headers: resolveHeaders(input.headers, stored),
  })
}

function resolveHeaders(given: readonly ExtraHeader[], stored: ConnectionSecrets | null): ExtraHeader[] {
  const former = new Map(stored?.headers.map(({ name, value }) => [name.toLowerCase(), value]))
  const headers = given.map(({ name, value }) => ({ name, value: value || (former.get(name.toLowerCase()) ?? '') }))
  const first = headers[0]?.name ?? ''
  if (headers.length > MOST_HEADERS) throw new AppError('connection.badHeader', { name: first, problem: 'tooMany' })
  const wrong = findHeaderProblem(headers)
  if (wrong === null) return headers
  const missing = wrong.problem === 'value' && headers.some(({ name, value }) => name === wrong.name && value === '')
  throw new AppError('connection.badHeader', missing ? { ...wrong, problem: 'missing' } : wrong)
}
