// The name under which an answer is kept: equal requests, equal hash.
import { createHash } from 'node:crypto'
import type { ModelRequest } from './ports'

/** JSON with the keys of every object in order and undefined members left out, so that equal values give equal text. */
const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : member,
  )

/**
 * SHA-256 over the canonical JSON of a request, 64 hex digits. Every member counts, the scope too. A `mark` makes an equal
 * request another one: a further draw of the same text.
 */
export const requestHash = (request: ModelRequest, mark?: string): string =>
  createHash('sha256')
    .update(canonicalJson(mark === undefined ? request : { ...request, mark }))
    .digest('hex')
