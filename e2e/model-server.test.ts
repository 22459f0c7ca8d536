import { afterEach, describe, expect, it } from 'vitest'
import { type ModelServer, type ModelServerOptions, startModelServer } from './model-server'

let server: ModelServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const good = { model: 'claude-haiku-5-5', max_tokens: 8, messages: [{ role: 'user', content: '推荐' }] }

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server?.url}/v1/messages`, {
    method: 'POST',
    headers: { 'x-api-key': 'test-key', 'anthropic-version': '2023-06-01', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, body: await response.json() }
}

async function statuses(options: ModelServerOptions, calls: number): Promise<number[]> {
  server = await startModelServer(options)
  const seen: number[] = []
  for (let i = 0; i < calls; i++)
    seen.push(
      await post(good).then(
        ({ status }) => status,
        () => 0,
      ),
    )
  await server.close()
  server = undefined
  return seen
}

describe('startModelServer', () => {
  it('answers the same prompt with the same numbered list of candidates', async () => {
    server = await startModelServer({ candidates: ['甲', '乙', '丙'] })
    const first = await post(good)
    expect(first).toMatchObject({ status: 200, body: { type: 'message', role: 'assistant', stop_reason: 'end_turn' } })
    expect(first.body.content[0].text).toMatch(/^1\. [甲乙丙]：.+\n2\. [甲乙丙]：.+\n3\. [甲乙丙]：/)
    expect((await post(good)).body.content).toEqual(first.body.content)
    expect(server.calls).toBe(2)
    expect(server.requests[1]).toMatchObject({ method: 'POST', path: '/v1/messages', body: JSON.stringify(good) })
  })

  it.each([
    ['{', 400],
    [{ ...good, model: undefined }, 400],
    [{ ...good, max_tokens: 0 }, 400],
    [{ ...good, messages: [] }, 400],
    [{ ...good, messages: [{ role: 'user', content: '' }] }, 400],
    [{ ...good, model: 'claude-0' }, 404],
    [{ ...good, model: 'claude-haiku-5-5-20261007' }, 200],
  ])('%j gives %i', async (body, status) => {
    server = await startModelServer()
    const answer = await post(body)
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer.body).toMatchObject({ type: 'error', error: { message: expect.any(String) } })
  })

  it('wants its key and a version', async () => {
    server = await startModelServer()
    expect((await post(good, { 'x-api-key': 'other' })).body.error.type).toBe('authentication_error')
    expect((await post(good, { 'anthropic-version': '' })).status).toBe(400)
  })

  it('draws faults by the seed, in about the shares asked for', async () => {
    const shares = { share429: 0.1, share529: 0.1, share500: 0.1, shareCut: 0.1 }
    const seen = await statuses({ ...shares, seed: 5 }, 400)
    for (const status of [429, 529, 500, 0]) {
      // Four standard deviations of a binomial of 400 draws at 0.1.
      expect(Math.abs(seen.filter((other) => other === status).length - 40)).toBeLessThanOrEqual(24)
    }
    expect(await statuses({ ...shares, seed: 5 }, 50)).toEqual(seen.slice(0, 50))
  })

  it('refuses a port that is taken', async () => {
    server = await startModelServer()
    await expect(startModelServer({ port: server.port })).rejects.toThrow('EADDRINUSE')
  })
})
