// Headers that a gateway wants besides the key: which ones may be sent with every call of a connection.

export interface ExtraHeader {
  name: string
  value: string
}

export const MOST_HEADERS = 20
const LONGEST_VALUE = 4000

/** What the key, the body and the connection itself decide; a second opinion would break the call or leak the key. */
const reserved = new Set([
  'accept',
  'accept-encoding',
  'anthropic-version',
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-api-key',
])

export type HeaderProblem = 'name' | 'value' | 'reserved' | 'repeated'

/**
 * The first header that can't be sent, or null. A name is a token of RFC 9110 §5.6.2 that is not ours to set; a value is
 * 1 to 4000 visible ASCII characters and inner spaces, so that no line break can smuggle in another header.
 */
export function findHeaderProblem(headers: readonly ExtraHeader[]): { name: string; problem: HeaderProblem } | null {
  const seen = new Set<string>()
  for (const { name, value } of headers) {
    const key = name.toLowerCase()
    const problem = problemOf(key, value, seen)
    if (problem !== null) return { name, problem }
    seen.add(key)
  }
  return null
}

function problemOf(name: string, value: string, seen: ReadonlySet<string>): HeaderProblem | null {
  if (!/^[!#$%&'*+.^_`|~0-9a-z-]{1,100}$/.test(name)) return 'name'
  if (reserved.has(name)) return 'reserved'
  if (seen.has(name)) return 'repeated'
  return /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/.test(value) && value.length <= LONGEST_VALUE ? null : 'value'
}
