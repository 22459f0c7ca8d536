import { describe, expect, it } from 'vitest'
import { readBody, readForm, readJson } from './read-body'

const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://127.0.0.1/x', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)

/** Counts what was taken of it. */
function endless() {
  const taken = { pieces: 0 }
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      taken.pieces++
      controller.enqueue(new Uint8Array(2 ** 16))
    },
  })
  return { taken, body }
}

describe('a body', () => {
  it('is refused by its announced length, and else where it passes the limit, without being read on', async () => {
    const announced = post('{}', { 'content-length': String(2 ** 21) })
    await expect(readBody(announced, 1)).rejects.toMatchObject({ code: 'request.tooLarge', params: { limitMb: 1 } })
    const { taken, body } = endless()
    await expect(readJson(post(body), 1)).rejects.toMatchObject({ code: 'request.tooLarge' })
    expect(taken.pieces).toBeLessThan(30)
  })

  it('gives its JSON, and null where it is none or absent', async () => {
    expect(await readJson(post('{"name":"阿"}'))).toEqual({ name: '阿' })
    expect(await readJson(post('{"name":["\\u0000a\\ud800"]}'))).toEqual({ name: ['a\uFFFD'] })
    expect(await readJson(post('{"name":'))).toBeNull()
    expect(await readJson(new Request('http://127.0.0.1/x', { method: 'POST' }))).toBeNull()
  })

  it('gives the fields of a form, and none where it is no form', async () => {
    const form = new FormData()
    form.set('names', '阿胶\n维生素')
    expect(await readForm(post(form))).toEqual({ names: '阿胶\r\n维生素' })
    expect(await readForm(post(new URLSearchParams({ k: '3' })))).toEqual({ k: '3' })
    expect(await readForm(post('x', { 'content-type': 'multipart/form-data; boundary=z' }))).toEqual({})
    expect(await readForm(post('x', { 'content-type': 'application/json' }))).toEqual({})
  })
})
