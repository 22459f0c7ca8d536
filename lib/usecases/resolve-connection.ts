// Which key and address a vendor's calls use: what was typed in Settings goes before the environment.
import type { Vendor } from '@/lib/core/run/connection'
import type { ExtraHeader } from '@/lib/core/run/extra-headers'
import type { Env } from '@/lib/env'
import type { ConnectionSecrets, KeyHeader } from '@/lib/store/connections'

export interface ResolvedConnection {
  apiKey: string | null
  baseUrl: string | null
  header: KeyHeader
  headers: ExtraHeader[]
  /** Where the connection came from; null where there is none that could be used. */
  from: 'settings' | 'environment' | null
}

type VendorEnv = Pick<Env, 'ANTHROPIC_API_KEY' | 'ANTHROPIC_BASE_URL' | 'OPENAI_API_KEY' | 'OPENAI_BASE_URL'>

const environmentOf: Record<Vendor, (env: VendorEnv) => { apiKey: string | null; baseUrl: string | null }> = {
  anthropic: (env) => ({ apiKey: env.ANTHROPIC_API_KEY ?? null, baseUrl: env.ANTHROPIC_BASE_URL ?? null }),
  openai: (env) => ({ apiKey: env.OPENAI_API_KEY ?? null, baseUrl: env.OPENAI_BASE_URL ?? null }),
}

/** Anthropic needs a key; a server that speaks OpenAI's protocol at an address of one's own needs none. */
const isUsable = (vendor: Vendor, { apiKey, baseUrl }: { apiKey: string | null; baseUrl: string | null }): boolean =>
  apiKey !== null || (vendor === 'openai' && baseUrl !== null)

/**
 * A stored key is only ever sent to the stored address (or the vendor's), and the environment's key only to the
 * environment's: a change of one must not carry the other's secret away. Extra headers go with the environment's key
 * where no address was typed for them.
 */
export function resolveConnection(
  vendor: Vendor,
  stored: ConnectionSecrets | null,
  env: VendorEnv,
): ResolvedConnection {
  if (stored !== null && isUsable(vendor, stored)) return { ...stored, from: 'settings' }
  const given = environmentOf[vendor](env)
  const headers = stored?.baseUrl === null ? stored.headers : []
  return { ...given, header: stored?.header ?? 'bearer', headers, from: isUsable(vendor, given) ? 'environment' : null }
}
