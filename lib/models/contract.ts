// The suite that every adapter of a vendor passes, over real HTTP against a server that speaks the vendor's protocol.
import { createServer } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ExtraHeader } from '@/lib/core/run/extra-headers'
import type { ModelClient, ModelRequest } from '@/lib/engine/ports'
import { ModelError } from '@/lib/errors'

interface OddUsage {
  inputTokens: unknown
  outputTokens: unknown
}

/** What the suite asks a server to do with a call; each vendor's server puts it in the vendor's own shape. */
type ContractBehaviour =
  | { kind: 'answer'; text?: string; stop?: 'end_turn' | 'max_tokens' | 'refusal'; usage?: OddUsage }
  | { kind: 'endless'; mb: number }
  | { kind: 'error'; status: number; type: string; message: string; headers?: Record<string, string> }
  | { kind: 'streamError'; type: string; message: string }
  | { kind: 'cut' | 'cutQuietly' | 'slow' | 'stall' | 'html' | 'invalidUtf8' }

interface ContractServer {
  url: string
  readonly calls: number
  requests: { method: string; path: string; body: string; headers: Record<string, unknown> }[]
  setBehaviour(behaviour: (() => ContractBehaviour | null) | null): void
  close(): Promise<void>
}

export interface ContractHarness {
  name: string
  /** A model that the server knows. */
  model: string
  apiKey: string
  /** Names on the wire of the parameters that the API takes, with the values of `everything`. */
  wire: Record<string, unknown>
  startServer(): Promise<ContractServer>
  createClient(options: {
    apiKey: string
    baseUrl: string
    timeoutMs: number
    now: () => number
    headers?: readonly ExtraHeader[]
  }): ModelClient
}

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

async function failureOf(promise: Promise<unknown>): Promise<ModelError> {
  const error = await promise.then(
    () => new Error('the call did not fail'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof ModelError)) throw error
  return error
}

const noon = Date.parse('2026-10-07T12:00:00Z')
const never = () => new AbortController().signal

/** Registers the suite with vitest. */
export function describeModelClient(harness: ContractHarness): void {
  describe(`${harness.name} as a ModelClient`, () => {
    let server: ContractServer
    const client = (
      options: { apiKey?: string; baseUrl?: string; timeoutMs?: number; headers?: readonly ExtraHeader[] } = {},
    ) =>
      harness.createClient({
        apiKey: harness.apiKey,
        baseUrl: server.url,
        timeoutMs: 30_000,
        now: () => noon,
        ...options,
      })
    const request = (text = '推荐五个产品', model = harness.model): ModelRequest => ({
      connection: 'contract',
      model,
      parameters: { maxTokens: 512 },
      text,
    })

    beforeAll(async () => {
      server = await harness.startServer()
    })
    afterEach(() => server.setBehaviour(null))
    afterAll(() => server.close())

    it('answers with text, usage and stop reason', async () => {
      server.setBehaviour(() => ({ kind: 'answer', text: '1. 龙胆泻肝片\n2. 阿胶糕' }))
      const answer = await client().complete(request(), { signal: never() })
      expect(answer).toMatchObject({ text: '1. 龙胆泻肝片\n2. 阿胶糕', stop: 'end' })
      expect(answer.inputTokens).toBeGreaterThan(0)
      expect(answer.outputTokens).toBeGreaterThan(0)
      expect(answer.latencyMs).toBeGreaterThanOrEqual(0)
    })

    it('sends the model, the limit and the text, and nothing of the scope', async () => {
      const scope = { version: 'v-secret', user: 'u-secret', before: null, rowIndex: 3 }
      await client().complete({ ...request('只问一句'), scope }, { signal: never() })
      const body = server.requests.at(-1)?.body ?? ''
      expect(body).toContain('只问一句')
      expect(body).toContain('512')
      expect(body).not.toContain('secret')
    })

    it('sends the parameters that its API takes, never another, and none that was not set', async () => {
      const everything = { maxTokens: 77, effort: 'low', thinking: 'disabled', temperature: 0.3, topP: 0.9 } as const
      const limits = ['max_tokens', 'max_completion_tokens']
      const settingsOf = (body: string) =>
        Object.fromEntries(
          Object.entries(JSON.parse(body) as object).filter(
            ([name]) => !['model', 'messages', 'stream', 'stream_options', ...limits].includes(name),
          ),
        )
      for (const onText of [undefined, () => undefined]) {
        const options = onText === undefined ? { signal: never() } : { signal: never(), onText }
        await client().complete({ ...request(), parameters: everything }, options)
        const body = server.requests.at(-1)?.body ?? ''
        expect(settingsOf(body)).toEqual(harness.wire)
        expect(body).toContain('77')
        await client().complete(request(), options)
        expect(settingsOf(server.requests.at(-1)?.body ?? '')).toEqual({})
      }
    })

    it('counts the tokens of a prompt, where the vendor has a count', async () => {
      const { countTokens } = client()
      if (countTokens === undefined) return
      const before = server.calls
      const [short, long] = [
        await countTokens(request('短'), never()),
        await countTokens(request('长'.repeat(90)), never()),
      ]
      expect(short).toBeGreaterThan(0)
      expect(long).toBeGreaterThan(short)
      expect(server.calls).toBe(before)
      expect(await failureOf(countTokens(request('x', 'no-such-model'), never()))).toMatchObject({
        code: 'model.notFound',
      })
    })

    it('streams the same text in pieces, with usage', async () => {
      const text = '推荐：'.repeat(40)
      server.setBehaviour(() => ({ kind: 'answer', text }))
      const pieces: string[] = []
      const streamed = await client().complete(request(), { signal: never(), onText: (delta) => pieces.push(delta) })
      const whole = await client().complete(request(), { signal: never() })
      expect(pieces.length).toBeGreaterThan(1)
      expect(pieces.join('')).toBe(text)
      expect({ ...streamed, latencyMs: 0 }).toEqual({ ...whole, latencyMs: 0 })
    })

    it('takes a base URL with a slash or /v1 at its end', async () => {
      for (const end of ['/', '/v1', '/v1/']) {
        await client({ baseUrl: server.url + end }).complete(request(), { signal: never() })
        expect(server.requests.at(-1)?.path.split('/v1')).toHaveLength(2)
      }
    })

    it('never retries by itself', async () => {
      server.setBehaviour(() => ({ kind: 'error', status: 500, type: 'api_error', message: 'boom' }))
      const before = server.calls
      await failureOf(client().complete(request(), { signal: never() }))
      expect(server.calls).toBe(before + 1)
    })

    for (const stream of [false, true]) {
      const how = stream ? 'streamed' : 'whole'
      const ask = (behaviour: ContractBehaviour, options: { signal?: AbortSignal; timeoutMs?: number } = {}) => {
        server.setBehaviour(() => behaviour)
        const { signal = never(), timeoutMs = 30_000 } = options
        return client({ timeoutMs }).complete(request(), stream ? { signal, onText: () => undefined } : { signal })
      }

      describe(how, () => {
        it.each([
          [
            { kind: 'answer', text: '1. 阿', stop: 'max_tokens' },
            { text: '1. 阿', stop: 'max_tokens' },
          ],
          [
            { kind: 'answer', text: '抱歉', stop: 'refusal' },
            { text: '抱歉', stop: 'refusal' },
          ],
          [
            { kind: 'answer', text: '', stop: 'refusal' },
            { text: '', stop: 'refusal' },
          ],
          [
            { kind: 'answer', text: '' },
            { text: '', stop: 'end' },
          ],
        ] as [ContractBehaviour, object][])('answers %j', async (behaviour, expected) => {
          expect(await ask(behaviour)).toMatchObject(expected)
        })

        it('takes odd counts of tokens for none, and leaves out what no database takes', async () => {
          const usage = { inputTokens: -5, outputTokens: 'many' }
          const answer = await ask({ kind: 'answer', text: '1. 阿\0胶\ud800', usage })
          expect(answer).toMatchObject({ text: '1. 阿胶\uFFFD', inputTokens: 0, outputTokens: 0 })
        })

        it('gives up on a reply that does not end', async () => {
          const error = await failureOf(ask({ kind: 'endless', mb: 40 }))
          expect(error).toMatchObject({ failure: 'outcome', code: 'model.malformed' })
        })

        it('gives bytes that are no UTF-8 as replacement characters', async () => {
          expect((await ask({ kind: 'invalidUtf8' })).text).toContain('\uFFFD')
        })

        it('aborted before: throws the reason and makes no call', async () => {
          const before = server.calls
          const reason = new Error('cancelled before')
          await expect(ask({ kind: 'answer' }, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
          expect(server.calls).toBe(before)
        })

        it.each(['slow', 'stall'] as const)('aborted during (%s): throws the reason', async (kind) => {
          const controller = new AbortController()
          const reason = new Error('cancelled during')
          const before = server.calls
          const asked = ask({ kind }, { signal: controller.signal })
          await expect.poll(() => server.calls).toBe(before + 1)
          controller.abort(reason)
          await expect(asked).rejects.toBe(reason)
        })

        it.each(['slow', 'stall'] as const)('times out (%s)', async (kind) => {
          const error = await failureOf(ask({ kind }, { timeoutMs: 80 }))
          expect(error).toMatchObject({ failure: 'retry', code: 'model.timeout', params: { seconds: 0.08 } })
        })

        it.each([
          ['cut', 'model.cutBody'],
          ['html', 'model.notApi'],
        ] as const)('%s: %s', async (kind, code) => {
          expect(await failureOf(ask({ kind }))).toMatchObject({ failure: 'retry', code })
        })

        it('notices a body that ends half-way without a broken socket', async () => {
          const code = stream ? 'model.cutBody' : 'model.malformed'
          expect(await failureOf(ask({ kind: 'cutQuietly' }))).toMatchObject({ failure: 'retry', code })
        })

        it('reports an error that comes inside the stream', async () => {
          const error = await failureOf(ask({ kind: 'streamError', type: 'overloaded_error', message: 'Overloaded' }))
          expect(error).toMatchObject({ failure: 'retry', code: stream ? 'model.overloaded' : 'model.server' })
        })

        it.each([
          ['2', 2000],
          ['0', 0],
          ['Wed, 07 Oct 2026 12:00:07 GMT', 7000],
          ['Wed, 07 Oct 2026 11:59:00 GMT', 0],
          ['soon', undefined],
        ])('rate limited with retry-after %s', async (value, expected) => {
          const headers = { 'retry-after': value }
          const error = await failureOf(
            ask({ kind: 'error', status: 429, type: 'rate_limit_error', message: 'slow down', headers }),
          )
          expect(error).toMatchObject({ failure: 'retry', code: 'model.rateLimited', params: { detail: 'slow down' } })
          expect(error.retryAfterMs).toBe(expected)
        })

        it('obeys retry-after-ms before retry-after', async () => {
          const headers = { 'retry-after-ms': '150', 'retry-after': '9' }
          const error = await failureOf(
            ask({ kind: 'error', status: 529, type: 'overloaded_error', message: 'busy', headers }),
          )
          expect(error).toMatchObject({ code: 'model.overloaded', retryAfterMs: 150 })
        })

        it.each([
          [400, 'invalid_request_error', 'outcome', 'model.badRequest'],
          [413, 'request_too_large', 'outcome', 'model.badRequest'],
          [422, 'invalid_request_error', 'outcome', 'model.badRequest'],
          [402, 'billing_error', 'stop', 'model.quota'],
          [403, 'permission_error', 'stop', 'model.permission'],
          [404, 'not_found_error', 'stop', 'model.notFound'],
          [408, 'timeout_error', 'retry', 'model.server'],
          [409, 'conflict_error', 'retry', 'model.server'],
          [500, 'api_error', 'retry', 'model.server'],
          [503, 'api_error', 'retry', 'model.server'],
          [529, 'overloaded_error', 'retry', 'model.overloaded'],
        ])('%i %s: %s', async (status, type, failure, code) => {
          const error = await failureOf(ask({ kind: 'error', status, type, message: 'the vendor says so' }))
          expect(error).toMatchObject({ failure, code, params: { detail: 'the vendor says so' } })
        })

        it('reads an empty purse from the sentence', async () => {
          const message = 'Your credit balance is too low to access the API.'
          const error = await failureOf(ask({ kind: 'error', status: 400, type: 'invalid_request_error', message }))
          expect(error).toMatchObject({ failure: 'stop', code: 'model.quota', params: { detail: message } })
        })

        it("keeps the vendor's sentence short and without the key", async () => {
          const message = `bad ${harness.apiKey} ${'x'.repeat(285)}${harness.apiKey}${'y'.repeat(100)}`
          const error = await failureOf(ask({ kind: 'error', status: 400, type: 'invalid_request_error', message }))
          const { detail } = error.params as { detail: string }
          expect(detail).toHaveLength(300)
          expect(JSON.stringify([error, error.message, error.stack, error.cause])).not.toContain(
            harness.apiKey.slice(0, 6),
          )
        })
      })
    }

    it('a wrong key stops', async () => {
      const wrong = client({ apiKey: 'wrong-key' })
      for (const call of [() => wrong.complete(request(), { signal: never() }), () => wrong.listModels(never())]) {
        expect(await failureOf(call())).toMatchObject({ failure: 'stop', code: 'model.auth' })
      }
    })

    it('an unknown model stops and is named', async () => {
      const error = await failureOf(client().complete(request('x', 'no-such-model'), { signal: never() }))
      expect(error).toMatchObject({ failure: 'stop', code: 'model.notFound', params: { model: 'no-such-model' } })
    })

    it('an address where nobody listens is named and can be tried again', async () => {
      const baseUrl = `http://127.0.0.1:${await closedPort()}`
      const error = await failureOf(client({ baseUrl }).complete(request(), { signal: never() }))
      expect(error).toMatchObject({ failure: 'retry', code: 'model.refused', params: { url: baseUrl } })
    })

    it('a name that nobody has is named', async () => {
      // RFC 6761 §6.4: .invalid never resolves.
      const baseUrl = 'http://hitloop-nowhere.invalid'
      const error = await failureOf(client({ baseUrl }).complete(request(), { signal: never() }))
      const params = { host: 'hitloop-nowhere.invalid' }
      expect(error).toMatchObject({ failure: 'retry', code: 'model.dns', params })
    })

    it('https where plain http is spoken is told as such', async () => {
      const baseUrl = server.url.replace('http:', 'https:')
      const error = await failureOf(client({ baseUrl }).listModels(never()))
      expect(error).toMatchObject({ failure: 'stop', code: 'model.tls', params: { url: baseUrl, reason: 'notTls' } })
    })

    it('sends extra headers with every call, never in place of its own', async () => {
      const headers = [
        { name: 'X-Team', value: 'growth-secret-77' },
        { name: 'Authorization', value: 'Bearer other' },
      ]
      const own = client({ headers })
      for (const call of [() => own.complete(request(), { signal: never() }), () => own.listModels(never())]) {
        await call()
        const sent = server.requests.at(-1)?.headers
        expect(sent).toMatchObject({ 'x-team': 'growth-secret-77', authorization: `Bearer ${harness.apiKey}` })
      }
      const message = 'team growth-secret-77 is unknown'
      server.setBehaviour(() => ({ kind: 'error', status: 403, type: 'permission_error', message }))
      const error = await failureOf(own.complete(request(), { signal: never() }))
      expect(error).toMatchObject({ code: 'model.permission', params: { detail: 'team *** is unknown' } })
    })

    it('lists the models, and stops listing when aborted', async () => {
      const models = await client().listModels(never())
      expect(models.map(({ id }) => id)).toContain(harness.model)
      expect(models.every(({ displayName }) => displayName !== '')).toBe(true)
      const reason = new Error('enough')
      await expect(client().listModels(AbortSignal.abort(reason))).rejects.toBe(reason)
    })
  })
}
