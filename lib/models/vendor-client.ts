// The client of a vendor. One more vendor is a new file and a line here.
import type { Vendor } from '@/lib/core/run/connection'
import type { ExtraHeader } from '@/lib/core/run/extra-headers'
import type { BatchClient, ModelClient } from '@/lib/engine/ports'
import { AppError } from '@/lib/errors'
import { createAnthropicClient } from './anthropic'
import { createAnthropicBatches } from './anthropic-batches'
import { createOpenaiClient } from './openai'

export interface VendorAccess {
  apiKey: string | null
  /** null: the vendor's own address. */
  baseUrl: string | null
  header?: 'bearer' | 'x-api-key' | undefined
  headers?: readonly ExtraHeader[] | undefined
}

/** The environment variable that holds a vendor's key. */
export const keyVariables: Record<Vendor, string> = { anthropic: 'ANTHROPIC_API_KEY', openai: 'OPENAI_API_KEY' }

const creators: Record<Vendor, (access: VendorAccess) => ModelClient | null> = {
  anthropic: ({ apiKey, baseUrl, header, headers }) =>
    apiKey === null ? null : createAnthropicClient({ apiKey, baseUrl: baseUrl ?? undefined, header, headers }),
  // A server of one's own often asks for no key; the vendor's always does.
  openai: ({ apiKey, baseUrl, headers }) =>
    apiKey === null && baseUrl === null ? null : createOpenaiClient({ apiKey, baseUrl: baseUrl ?? undefined, headers }),
}

/** Throws 'model.noKey' where a key is needed and missing, and ModelError for a key or address that can't be used. */
export function createVendorClient(vendor: Vendor, access: VendorAccess): ModelClient {
  const client = creators[vendor](access)
  if (client === null) throw new AppError('model.noKey', { variable: keyVariables[vendor] })
  return client
}

/** The batch interface of the one vendor that has one; throws as createVendorClient. */
export function createBatchClient({ apiKey, baseUrl, header, headers }: VendorAccess): BatchClient {
  if (apiKey === null) throw new AppError('model.noKey', { variable: keyVariables.anthropic })
  return createAnthropicBatches({ apiKey, baseUrl: baseUrl ?? undefined, header, headers })
}
