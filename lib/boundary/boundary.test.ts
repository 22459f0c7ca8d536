import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import { formAction } from './form-action'
import { route } from './json-route'

describe('formAction', () => {
  const action = formAction(z.object({ size: z.number().min(1) }), async ({ size }) => {
    if (size === 7) throw new AppError('notFound.run', {})
    if (size === 8) throw new Error('password=hunter2 at /srv/app.ts:3')
    return size * 2
  })

  it('parses, does and answers', async () => {
    expect(await action({ size: 2 })).toEqual({ ok: true, data: 4 })
  })

  it('drops what no database takes from every text', async () => {
    const echo = formAction(z.object({ tags: z.array(z.string()) }), async ({ tags }) => tags)
    expect(await echo({ tags: ['a\0b', '\ud800', '药'] })).toEqual({ ok: true, data: ['ab', '\uFFFD', '药'] })
  })

  it('names the field that is wrong', async () => {
    expect(await action({ size: 0 })).toMatchObject({
      ok: false,
      error: { code: 'input.invalid', fields: { size: 'too_small' } },
    })
  })

  it('shows an expected error, and of a surprise only a reference', async () => {
    expect(await action({ size: 7 })).toEqual({ ok: false, error: { code: 'notFound.run', params: {} } })
    const surprise = await action({ size: 8 })
    expect(surprise).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(JSON.stringify(surprise)).not.toMatch(/hunter2|app\.ts/)
  })
})

describe('route', () => {
  const handler = route(async () => Response.json({ ok: true }))
  const ask = (headers: Record<string, string>, method = 'POST') =>
    handler(new Request('http://127.0.0.1:3000/api/x', { method, headers: { host: '127.0.0.1:3000', ...headers } }), {})

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://127.0.0.1:3000.evil.example' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
  ])('a write with %o answers %i', async (headers, status) => {
    expect((await ask(headers)).status).toBe(status)
  })

  it('takes no zero character in an address', async () => {
    const response = await handler(new Request('http://x/api/runs/%00'), {})
    expect([response.status, await response.json()]).toMatchObject([400, { error: { code: 'input.invalid' } }])
  })

  it('answers errors with a fitting status', async () => {
    const failing = route(async () => {
      throw new AppError('notFound.dataset', {})
    })
    const response = await failing(new Request('http://x/'), {})
    expect([response.status, await response.json()]).toEqual([
      404,
      { ok: false, error: { code: 'notFound.dataset', params: {} } },
    ])
  })
})
