import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type ModelServer, startModelServer } from '@/e2e/model-server'
import { createAnthropicClient } from './anthropic'
import { describeModelClient } from './contract'

describeModelClient({
  name: 'Anthropic',
  model: 'claude-haiku-5-5',
  apiKey: 'sk-ant-contract-0123456789',
  startServer: () => startModelServer({ apiKey: 'sk-ant-contract-0123456789' }),
  createClient: createAnthropicClient,
  wire: { output_config: { effort: 'low' }, thinking: { type: 'disabled' } },
})

const signal = new AbortController().signal
const request = { connection: 'a', model: 'claude-haiku-5-5', parameters: { maxTokens: 64 }, text: '你好' }

describe('createAnthropicClient', () => {
  let server: ModelServer | undefined
  afterEach(async () => {
    vi.unstubAllEnvs()
    await server?.close()
    server = undefined
  })

  it.each([
    ['bearer', 'authorization', 'Bearer test-key', 'x-api-key'],
    ['x-api-key', 'x-api-key', 'test-key', 'authorization'],
  ] as const)('sends the key as %s alone', async (header, name, value, other) => {
    server = await startModelServer()
    await createAnthropicClient({ apiKey: 'test-key', baseUrl: server.url, header }).complete(request, { signal })
    expect(server.requests[0]?.headers[name]).toBe(value)
    expect(server.requests[0]?.headers).not.toHaveProperty(other)
  })

  it('is determined by its arguments, whatever the environment says', async () => {
    vi.stubEnv('ANTHROPIC_API_KEY', 'env-key')
    vi.stubEnv('ANTHROPIC_AUTH_TOKEN', 'env-token')
    vi.stubEnv('ANTHROPIC_BASE_URL', 'http://127.0.0.1:9')
    vi.stubEnv('ANTHROPIC_PROFILE', 'nobody')
    vi.stubEnv('ANTHROPIC_CUSTOM_HEADERS', 'Authorization: Bearer env-key\nx-api-key: env-key\nX-Team: env-team')
    vi.stubEnv('ANTHROPIC_LOG', 'debug')
    const logged = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) => vi.spyOn(console, name))
    server = await startModelServer()
    const client = createAnthropicClient({ apiKey: 'test-key', baseUrl: server.url })
    await client.complete(request, { signal })
    await client.listModels(signal)
    expect(JSON.stringify(server.requests)).not.toContain('env-')
    expect(server.requests[0]?.headers.authorization).toBe('Bearer test-key')
    for (const spy of logged) expect(spy).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  it.each([true, false])(
    'tells of the limits that an answer’s headers name, streamed or not (%s)',
    async (streamed) => {
      server = await startModelServer()
      const reset = new Date(Date.now() + 30_000).toISOString()
      const headers = {
        'anthropic-ratelimit-requests-limit': '50',
        'anthropic-ratelimit-requests-remaining': '3',
        'anthropic-ratelimit-requests-reset': reset,
      }
      server.setBehaviour(({ number }) => ({ kind: 'answer', ...(number === 1 ? { headers } : {}) }))
      const told: unknown[] = []
      const client = createAnthropicClient({ apiKey: 'test-key', baseUrl: server.url })
      const options = { signal, onLimits: (limits: unknown) => told.push(limits) }
      for (let call = 0; call < 2; call++)
        await client.complete(request, streamed ? { ...options, onText: () => undefined } : options)
      // The second answer said nothing.
      expect(told).toEqual([[{ limit: 50, remaining: 3, fullAt: Date.parse(reset), perCall: 1 }]])
    },
  )

  it('leaves thinking out of the text', async () => {
    server = await startModelServer()
    server.setBehaviour(() => ({ kind: 'answer', thinking: '想一想', text: '1. 阿胶糕' }))
    const client = createAnthropicClient({ apiKey: 'test-key', baseUrl: server.url })
    const pieces: string[] = []
    expect((await client.complete(request, { signal })).text).toBe('1. 阿胶糕')
    await client.complete(request, { signal, onText: (delta) => pieces.push(delta) })
    expect(pieces.join('')).toBe('1. 阿胶糕')
  })

  it('lists page by page, and no more than 200', async () => {
    server = await startModelServer({ models: Array.from({ length: 450 }, (_, i) => `m-${i}`) })
    const models = await createAnthropicClient({ apiKey: 'test-key', baseUrl: server.url }).listModels(signal)
    expect(models.map(({ id }) => id)).toEqual(Array.from({ length: 200 }, (_, i) => `m-${i}`))
    expect(server.requests).toHaveLength(2)
  })

  it.each([
    ['', 'model.auth'],
    ['  ', 'model.auth'],
    ['密钥', 'model.auth'],
    ['two words', 'model.auth'],
  ])('refuses the key %j before any call', (apiKey, code) => {
    expect(() => createAnthropicClient({ apiKey })).toThrow(code)
  })

  it.each(['', 'not a url', 'ftp://example.com'])('refuses the base URL %j before any call', (baseUrl) => {
    expect(() => createAnthropicClient({ apiKey: 'k', baseUrl })).toThrow('model.unreachable')
  })

  it('refuses a password in the base URL without repeating it', () => {
    const create = () => createAnthropicClient({ apiKey: 'k', baseUrl: 'https://me:hunter2@example.com' })
    expect(create).toThrow('model.unreachable')
    expect(create).not.toThrow('hunter2')
  })

  it.each([
    ['a redirect', 302, { location: 'https://example.com/' }],
    ['a page not found', 404, { 'content-type': 'text/html' }],
  ])('%s means that the vendor is not at this address; nothing is sent on', async (_, status, headers) => {
    const other = createServer((_request, response) => response.writeHead(status, headers).end('<html>no</html>'))
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const baseUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}`
    const call = createAnthropicClient({ apiKey: 'test-key', baseUrl }).complete(request, { signal })
    await expect(call).rejects.toMatchObject({ failure: 'stop', code: 'model.notApi', params: { url: baseUrl } })
    other.closeAllConnections()
    await new Promise((resolve) => other.close(resolve))
  })
})
