// Which key and address a vendor's calls use: what was typed in Settings goes before the environment.
import type { Env } from '@/lib/env'
import type { ConnectionSecrets, KeyHeader } from '@/lib/store/connections'

export interface ResolvedConnection {
  apiKey: string | null
  baseUrl: string | null
  header: KeyHeader
  /** Where the key came from; null without one. */
  keyFrom: 'settings' | 'environment' | null
}

type AnthropicEnv = Pick<Env, 'ANTHROPIC_API_KEY' | 'ANTHROPIC_BASE_URL'>

/**
 * A stored key is only ever sent to the stored address (or the vendor's), and the environment's key only to the
 * environment's: a change of one must not carry the other's secret away.
 */
export function resolveAnthropic(stored: ConnectionSecrets | null, env: AnthropicEnv): ResolvedConnection {
  if (stored !== null && stored.apiKey !== null)
    return { apiKey: stored.apiKey, baseUrl: stored.baseUrl, header: stored.header, keyFrom: 'settings' }
  const apiKey = env.ANTHROPIC_API_KEY ?? null
  return {
    apiKey,
    baseUrl: env.ANTHROPIC_BASE_URL ?? null,
    header: stored?.header ?? 'bearer',
    keyFrom: apiKey === null ? null : 'environment',
  }
}
