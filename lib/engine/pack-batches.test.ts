import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { batchIdOf, bytesOf, packBatches, vendorLimits } from './pack-batches'
import type { BatchRequest } from './ports'
import { requestHash } from './request-hash'

const requestOf = (text: string): BatchRequest => {
  const request = { connection: 'anthropic', model: 'm', parameters: { maxTokens: 64 }, text }
  return { id: batchIdOf(requestHash(request)), request }
}

describe('batchIdOf', () => {
  it('fits what the vendor takes as a custom id, and tells hashes apart', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (x, y) => {
        const [a, b] = [requestOf(x).id, requestOf(y).id]
        expect(a).toMatch(/^[a-zA-Z0-9_-]{1,64}$/)
        expect(a === b).toBe(x === y)
      }),
    )
  })

  it('is the hash in base64url', () => {
    // Python 3: base64.urlsafe_b64encode(hashlib.sha256(b'').digest()).rstrip(b'=')
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    expect(batchIdOf(empty)).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU')
  })
})

describe('packBatches', () => {
  it('loses nothing, keeps the order and the limits, and opens no batch too many', () => {
    const limits = fc.record({
      maxRequests: fc.integer({ min: 1, max: 5 }),
      maxBytes: fc.integer({ min: 1, max: 9000 }),
    })
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3000, unit: 'binary' })), limits, (texts, limit) => {
        const requests = texts.map(requestOf)
        const packs = packBatches(requests, limit)
        const size = (pack: readonly BatchRequest[]) => pack.reduce((sum, request) => sum + bytesOf(request), 0)
        expect(packs.flat()).toEqual(requests)
        for (const [i, pack] of packs.entries()) {
          expect(pack.length).toBeGreaterThan(0)
          expect(pack.length).toBeLessThanOrEqual(limit.maxRequests)
          if (pack.length > 1) expect(size(pack)).toBeLessThanOrEqual(limit.maxBytes)
          const next = packs[i + 1]?.[0]
          if (next) {
            const full = pack.length === limit.maxRequests || size([...pack, next]) > limit.maxBytes
            expect(full).toBe(true)
          }
        }
      }),
    )
  })

  it('never counts fewer bytes than the body has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const one = requestOf(text)
        const { model, parameters } = one.request
        const params = { model, max_tokens: parameters.maxTokens, messages: [{ role: 'user', content: text }] }
        expect(bytesOf(one)).toBeGreaterThan(Buffer.byteLength(JSON.stringify({ custom_id: one.id, params })) + 1)
      }),
    )
  })

  it('makes none of nothing, and stays within what the vendor takes unless told otherwise', () => {
    expect(packBatches([])).toEqual([])
    expect(vendorLimits).toEqual({ maxRequests: 100_000, maxBytes: 256_000_000 })
  })
})
