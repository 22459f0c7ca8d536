// Which requests go into which batch, and under what name each stands in it.
import type { BatchRequest } from './ports'

export interface PackLimits {
  maxRequests: number
  maxBytes: number
}

/** What the vendor takes. Source: platform.claude.com/docs/en/build-with-claude/batch-processing, "Batch limitations". */
export const vendorLimits: PackLimits = { maxRequests: 100_000, maxBytes: 256_000_000 }

/** Around a request's text in the body of a batch: names, model, parameters, brackets. Generous. */
const ENVELOPE_BYTES = 1024

/**
 * The name of a call in a batch: 43 of [A-Za-z0-9_-], the 256 bits of its request hash (64 hex digits) in base64url.
 * Another hash gives another name.
 */
export const batchIdOf = (requestHash: string): string => Buffer.from(requestHash, 'hex').toString('base64url')

/** Bytes of a request in the body of a batch, rounded up: text as JSON writes it in UTF-8, and what stands around it. */
export const bytesOf = ({ request }: BatchRequest): number =>
  Buffer.byteLength(JSON.stringify(request.text)) + ENVELOPE_BYTES

/**
 * Packs requests in their order, each batch as full as the limits let it be. A request that is larger than a batch may be
 * gets one of its own: what is wrong with it is the vendor's to say.
 */
export function packBatches<R extends BatchRequest>(requests: readonly R[], limits: PackLimits = vendorLimits): R[][] {
  const packs: R[][] = []
  let pack: R[] = []
  let bytes = 0
  for (const request of requests) {
    const size = bytesOf(request)
    if (pack.length > 0 && (pack.length >= limits.maxRequests || bytes + size > limits.maxBytes)) {
      packs.push(pack)
      pack = []
      bytes = 0
    }
    pack.push(request)
    bytes += size
  }
  if (pack.length > 0) packs.push(pack)
  return packs
}
