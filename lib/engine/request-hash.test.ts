import { describe, expect, it } from 'vitest'
import { requestHash } from './request-hash'

const request = { connection: 'c', model: 'm', parameters: { maxTokens: 1 }, text: '你好' }
const scope = { version: 'v', user: null, before: null, rowIndex: 0 }

describe('requestHash', () => {
  it('is SHA-256 over the canonical JSON', () => {
    // Witness: printf '%s' '{"connection":"c","model":"m","parameters":{"maxTokens":1},"text":"你好"}' | sha256sum
    expect(requestHash(request)).toBe('6da94ac054c47cdeb6f810eafd02edc07d8c1218e653abe59f6d50b4a6495a30')
  })

  it('does not depend on the order of keys, nor on undefined members', () => {
    const { connection, model, parameters, text } = request
    expect(requestHash({ text, parameters, model, connection })).toBe(requestHash(request))
    expect(requestHash({ ...request, scope: undefined } as never)).toBe(requestHash(request))
  })

  it('changes with every member', () => {
    const hashes = [
      request,
      { ...request, connection: 'd' },
      { ...request, model: 'n' },
      { ...request, parameters: { maxTokens: 2 } },
      { ...request, text: '您好' },
      { ...request, scope },
      { ...request, scope: { ...scope, rowIndex: 1 } },
      { ...request, scope: { ...scope, user: 'null' } },
    ].map((value) => requestHash(value))
    expect(new Set(hashes).size).toBe(hashes.length)
  })

  it('makes an equal request another one by a mark', () => {
    expect(new Set([requestHash(request), requestHash(request, 'draw 2'), requestHash(request, 'draw 3')]).size).toBe(3)
    expect(requestHash(request, undefined)).toBe(requestHash(request))
  })

  it('tells texts apart that UTF-8 alone could not', () => {
    const hashes = ['\ud800', '\udfff', '\ufffd', '', '\0'].map((text) => requestHash({ ...request, text }))
    expect(new Set(hashes).size).toBe(5)
  })
})
