import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { ModelError } from '@/lib/errors'
import { createAnthropicClient } from './anthropic'
import { connectionFailure } from './connection-failure'
import { createOpenaiClient } from './openai'
import { selfSigned } from './self-signed.fixture'

const creators = { Anthropic: createAnthropicClient, 'OpenAI-compatible': createOpenaiClient }
const signal = new AbortController().signal

describe.each(Object.entries(creators))('%s', (_name, create) => {
  it('a self-signed certificate stops, and no key is sent', async () => {
    let requests = 0
    const server = createServer(selfSigned, (_request, response) => {
      requests++
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const baseUrl = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
      const call = create({ apiKey: 'sk-test-1234', baseUrl }).listModels(signal)
      await expect(call).rejects.toMatchObject({
        failure: 'stop',
        code: 'model.tls',
        params: { url: baseUrl, reason: 'selfSigned' },
      })
      expect(requests).toBe(0)
    } finally {
      await new Promise((resolve) => server.close(resolve))
    }
  })
})

describe('connectionFailure', () => {
  const context = { url: 'https://gateway.example:8443', secrets: ['sk-1'], model: 'm', now: () => 0 }
  /** As the SDKs and fetch wrap it. */
  const wrapped = (code: string, message = code) =>
    new Error('Connection error.', {
      cause: new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) }),
    })

  // Witness: node's doc/api/tls.md, "X509 certificate error codes", and lib/internal/errors.js for ERR_TLS_*.
  it.each([
    ['CERT_HAS_EXPIRED', 'expired'],
    ['CERT_NOT_YET_VALID', 'notYet'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'selfSigned'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'untrusted'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'untrusted'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'untrusted'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'wrongHost'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'notTls'],
    ['CERT_REVOKED', 'other'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'other'],
  ])('%s: %s', (code, reason) => {
    const failure = connectionFailure(wrapped(code, `${code} sk-1`), context)
    expect(failure).toMatchObject({ failure: 'stop', code: 'model.tls', params: { reason, url: context.url } })
    expect(failure.message).not.toContain('sk-1')
  })

  it.each([
    ['ENOTFOUND', 'model.dns'],
    ['EAI_AGAIN', 'model.dns'],
    ['ECONNREFUSED', 'model.refused'],
    ['ECONNRESET', 'model.cutBody'],
    ['EHOSTUNREACH', 'model.unreachable'],
    ['UND_ERR_CONNECT_TIMEOUT', 'model.unreachable'],
  ])('%s may pass: %s', (code, expected) => {
    expect(connectionFailure(wrapped(code), context)).toMatchObject({ failure: 'retry', code: expected })
  })

  it('finds our own failure inside what an SDK made of it', () => {
    const own = new ModelError('retry', 'model.notApi', { url: context.url, detail: 'text/html' })
    expect(connectionFailure(new Error('Connection error.', { cause: own }), context)).toBe(own)
  })
})
