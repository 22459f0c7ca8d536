import { getEventListeners } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ModelServer, startModelServer } from '@/e2e/model-server'
import { batchIdOf } from '@/lib/engine/pack-batches'
import type { BatchClient, BatchRequest, BatchResult } from '@/lib/engine/ports'
import { requestHash } from '@/lib/engine/request-hash'
import { createAnthropicBatches } from './anthropic-batches'

const apiKey = 'sk-ant-batches-0123456789'
const { signal } = new AbortController()

const requestsOf = (count: number, model = 'claude-haiku-5-5'): BatchRequest[] =>
  Array.from({ length: count }, (_, i) => {
    const request = { connection: 'anthropic', model, parameters: { maxTokens: 64 }, text: `用户 ${i}` }
    return { id: batchIdOf(requestHash(request)), request }
  })

async function read(results: AsyncIterable<BatchResult>): Promise<BatchResult[]> {
  const all: BatchResult[] = []
  for await (const result of results) all.push(result)
  return all
}

describe('createAnthropicBatches', () => {
  let server: ModelServer
  let client: BatchClient
  beforeAll(async () => {
    server = await startModelServer({ apiKey })
    client = createAnthropicBatches({ apiKey, baseUrl: server.url })
  })
  beforeEach(() => server.batches.reset())
  afterAll(() => server.close())

  it('submits, looks until the end, and reads an answer for each request by its name', async () => {
    server.batches.script.looks = 2
    const requests = requestsOf(40)
    const before = Date.now()
    const made = await client.submit(requests, signal)
    expect(made).toMatchObject({ status: 'in_progress', counts: { processing: 40, succeeded: 0 } })
    expect(made.expiresAt).toBeGreaterThanOrEqual(before + 86_400_000)
    expect((await client.retrieve(made.batchId, signal)).status).toBe('in_progress')
    expect(await client.retrieve(made.batchId, signal)).toMatchObject({
      status: 'ended',
      counts: { processing: 0, succeeded: 40 },
    })
    const results = await read(client.results(made.batchId, signal))
    expect(new Set(results.map(({ id }) => id))).toEqual(new Set(requests.map(({ id }) => id)))
    expect(results.map(({ id }) => id)).not.toEqual(requests.map(({ id }) => id))
    const first = results.find(({ id }) => id === requests[0]?.id)
    const live = await fetch(`${server.url}/v1/messages`, {
      method: 'POST',
      headers: { 'anthropic-version': '2023-06-01', 'x-api-key': apiKey },
      body: JSON.stringify({
        model: 'claude-haiku-5-5',
        max_tokens: 64,
        messages: [{ role: 'user', content: requests[0]?.request.text }],
      }),
    })
    const { content, usage } = await live.json()
    expect(first).toMatchObject({
      kind: 'answered',
      answer: {
        text: content[0].text,
        stop: 'end',
        inputTokens: usage.input_tokens,
        outputTokens: usage.output_tokens,
      },
    })
  })

  it('sends each request’s parameters as a live call would, and the connection’s own headers with every call', async () => {
    const headers = [{ name: 'x-team', value: 'recall' }]
    const own = createAnthropicBatches({ apiKey, baseUrl: server.url, header: 'x-api-key', headers })
    const before = server.requests.length
    const parameters = { maxTokens: 300, effort: 'low', thinking: 'adaptive' } as const
    const requests = requestsOf(2).map(({ id, request }) => ({ id, request: { ...request, parameters } }))
    const { batchId } = await own.submit(requests, signal)
    await own.retrieve(batchId, signal)
    await read(own.results(batchId, signal))
    await own.listRecent(0, signal)
    await own.cancel(batchId, signal)
    const sent = server.requests.slice(before)
    expect(sent).toHaveLength(5)
    expect(sent.map(({ headers: given }) => [given['x-team'], given['x-api-key'], given.authorization])).toEqual(
      sent.map(() => ['recall', apiKey, undefined]),
    )
    const [{ params }] = JSON.parse(sent[0]?.body ?? '').requests
    expect(params).toEqual({
      model: 'claude-haiku-5-5',
      messages: [{ role: 'user', content: '用户 0' }],
      max_tokens: 300,
      output_config: { effort: 'low' },
      thinking: { type: 'adaptive' },
    })
  })

  it('tells errored, expired and canceled entries apart, each error with what to do about it', async () => {
    const errors = ['overloaded_error', 'invalid_request_error', 'billing_error', 'api_error', 'timeout_error']
    server.batches.script.fate = ({ prompt }) => {
      const i = Number(prompt.slice(3))
      const type = errors[i]
      if (type !== undefined) return { type: 'errored', error: { type, message: `because of ${apiKey}` } }
      return i === 5 ? { type: 'expired' } : i === 6 ? { type: 'canceled' } : null
    }
    const requests = requestsOf(8)
    const { batchId } = await client.submit(requests, signal)
    const { counts } = await client.retrieve(batchId, signal)
    expect(counts).toEqual({ processing: 0, succeeded: 1, errored: 5, expired: 1, canceled: 1 })
    const byId = new Map((await read(client.results(batchId, signal))).map((result) => [result.id, result]))
    const results = requests.map(({ id }) => byId.get(id))
    expect(results.map((result) => result?.kind)).toEqual([
      ...errors.map(() => 'errored'),
      'expired',
      'canceled',
      'answered',
    ])
    expect(results.slice(0, 5).map((result) => result?.kind === 'errored' && result.error)).toMatchObject([
      { failure: 'retry', code: 'model.overloaded' },
      { failure: 'outcome', code: 'model.badRequest' },
      { failure: 'stop', code: 'model.quota' },
      { failure: 'retry', code: 'model.server' },
      { failure: 'retry', code: 'model.server' },
    ])
    expect(JSON.stringify(results)).not.toContain(apiKey)
  })

  it.each([
    ['cut', 'model.cutBody'],
    ['cutQuietly', 'model.cutBody'],
  ] as const)('a results body that is %s ends in an error, and can be read again', async (fault, code) => {
    server.batches.script.resultFaults = [fault]
    const { batchId } = await client.submit(requestsOf(30), signal)
    await client.retrieve(batchId, signal)
    const some: BatchResult[] = []
    const reading = async () => {
      for await (const result of client.results(batchId, signal)) some.push(result)
    }
    await expect(reading()).rejects.toMatchObject({ failure: 'retry', code })
    expect(some.length).toBeLessThan(30)
    expect(await read(client.results(batchId, signal))).toHaveLength(30)
  })

  it('cancels; what was answered by then stays', async () => {
    server.batches.script.hold = true
    server.batches.script.answeredBeforeCancel = 3
    const { batchId } = await client.submit(requestsOf(10), signal)
    expect((await client.cancel(batchId, signal)).status).toBe('canceling')
    server.batches.script.hold = false
    expect((await client.retrieve(batchId, signal)).counts).toMatchObject({ succeeded: 3, canceled: 7 })
    expect((await client.cancel(batchId, signal)).status).toBe('ended')
  })

  it('lists page by page what was made since, newest first', async () => {
    const since = Date.now()
    const made: string[] = []
    for (let i = 0; i < 120; i++) made.push((await client.submit(requestsOf(1), signal)).batchId)
    const listed = await client.listRecent(since, signal)
    expect(listed.map(({ batchId }) => batchId)).toEqual(made.reverse())
    expect(await client.listRecent(Date.now() + 1000, signal)).toEqual([])
  })

  it.each(['retrieve', 'cancel'] as const)('%s of an unknown batch names the batch', async (deed) => {
    await expect(client[deed]('msgbatch_none', signal)).rejects.toMatchObject({
      failure: 'stop',
      code: 'model.batchGone',
      params: { batch: 'msgbatch_none' },
    })
    await expect(read(client.results('msgbatch_none', signal))).rejects.toMatchObject({ code: 'model.batchGone' })
  })

  it('tells a wrong key, an overloaded server, a refused body and a lost reply', async () => {
    const wrong = createAnthropicBatches({ apiKey: 'wrong-key', baseUrl: server.url })
    await expect(wrong.submit(requestsOf(1), signal)).rejects.toMatchObject({ failure: 'stop', code: 'model.auth' })
    server.batches.script.submitFaults = ['overloaded', 'invalid', 'lost']
    const codes = ['model.overloaded', 'model.badRequest', 'model.cutBody']
    for (const code of codes) await expect(client.submit(requestsOf(2), signal)).rejects.toMatchObject({ code })
    expect(server.batches.made).toEqual([2])
  })

  it('an abort ends a submission and a reading with its reason', async () => {
    const reason = new Error('enough')
    await expect(client.submit(requestsOf(1), AbortSignal.abort(reason))).rejects.toBe(reason)
    const { batchId } = await client.submit(requestsOf(2), signal)
    await client.retrieve(batchId, signal)
    const controller = new AbortController()
    const reading = client.results(batchId, controller.signal)[Symbol.asyncIterator]()
    await reading.next()
    await reading.next()
    controller.abort(reason)
    await expect(reading.next()).rejects.toBe(reason)
  })

  it('a reading leaves nothing on the signal, which may outlive many', async () => {
    const controller = new AbortController()
    const { batchId } = await client.submit(requestsOf(3), signal)
    await client.retrieve(batchId, signal)
    expect(await read(client.results(batchId, controller.signal))).toHaveLength(3)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  it('a reading that hangs ends after the time allowed for a silence', async () => {
    const hanging = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/x-jsonl' })
      response.write('{"custom_id":"a","result":{"type":"expired"}}\n{"custom_id"')
    })
    await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
    const baseUrl = `http://127.0.0.1:${(hanging.address() as AddressInfo).port}`
    const results: BatchResult[] = []
    const reading = async () => {
      for await (const result of createAnthropicBatches({ apiKey, baseUrl, timeoutMs: 100 }).results('b', signal))
        results.push(result)
    }
    await expect(reading()).rejects.toMatchObject({ failure: 'retry', code: 'model.timeout' })
    expect(results).toEqual([{ id: 'a', kind: 'expired' }])
    hanging.closeAllConnections()
    await new Promise((resolve) => hanging.close(resolve))
  })

  it('reads results from its own address, whatever address the reply names', async () => {
    const asked: (string | undefined)[] = []
    const foreign = createServer((request, response) => {
      asked.push(request.url)
      const body = {
        id: 'b',
        processing_status: 'ended',
        request_counts: { processing: 0, succeeded: 0, errored: 0, canceled: 0, expired: 1 },
        expires_at: '2026-11-26T00:00:00Z',
        results_url: 'https://elsewhere.invalid/results',
      }
      const results = request.url?.endsWith('/results')
      response.writeHead(200, { 'content-type': results ? 'application/x-jsonl' : 'application/json' })
      response.end(results ? '{"custom_id":"a","result":{"type":"expired"}}\n' : JSON.stringify(body))
    })
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve))
    const baseUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
    const reader = createAnthropicBatches({ apiKey, baseUrl })
    expect((await reader.retrieve('b', signal)).status).toBe('ended')
    expect(await read(reader.results('b', signal))).toEqual([{ id: 'a', kind: 'expired' }])
    expect(asked).toEqual(['/v1/messages/batches/b', '/v1/messages/batches/b/results'])
    await new Promise((resolve) => foreign.close(resolve))
  })

  it('a page or a foreign reply is no batch', async () => {
    const page = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Please sign in</html>')
    })
    await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve))
    const baseUrl = `http://127.0.0.1:${(page.address() as AddressInfo).port}`
    const lost = createAnthropicBatches({ apiKey, baseUrl })
    await expect(lost.submit(requestsOf(1), signal)).rejects.toMatchObject({ code: 'model.notApi' })
    await expect(lost.retrieve('b', signal)).rejects.toMatchObject({ code: 'model.notApi' })
    await expect(read(lost.results('b', signal))).rejects.toMatchObject({ code: 'model.notApi' })
    await expect(lost.listRecent(0, signal)).rejects.toMatchObject({ code: 'model.notApi' })
    await new Promise((resolve) => page.close(resolve))
  })
})
