import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { receiveUpload, safeFileName } from './receive-upload'

const root = mkdtempSync(join(tmpdir(), 'hitloop-upload-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const freshDir = () => join(mkdtempSync(join(root, 'x-')), 'uploads')
const left = (dir: string) => (existsSync(dir) ? readdirSync(dir) : [])

const post = (body: BodyInit | null, init: RequestInit & { duplex?: 'half' } = {}) =>
  new Request('http://127.0.0.1/api/datasets', { method: 'POST', body, duplex: 'half', ...init } as RequestInit)
/** A body that comes in pieces, without a length that was announced; `end` says what happens after the last. */
const pieces = (count: number, bytes: number, end: (controller: ReadableStreamDefaultController) => void) => {
  let sent = 0
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ < count) controller.enqueue(new Uint8Array(bytes).fill(65))
      else end(controller)
    },
  })
}

describe('receiveUpload', () => {
  it('writes the body to the byte, for this user alone, and removes it with its folder', async () => {
    const dir = freshDir()
    const upload = await receiveUpload(post('列,值\r\n甲,1'), dir, '用户 行为.csv')
    expect(readFileSync(upload.path, 'utf8')).toBe('列,值\r\n甲,1')
    expect(upload.fileName).toBe('用户 行为.csv')
    expect(statSync(dirname(upload.path)).mode & 0o077).toBe(0)
    await upload.remove()
    expect(left(dir)).toEqual([])
  })

  it('takes a request without a body for an empty file', async () => {
    const upload = await receiveUpload(post(null), freshDir(), 'a.csv')
    expect(statSync(upload.path).size).toBe(0)
  })

  it('refuses an announced length before it writes', async () => {
    const dir = freshDir()
    const request = post('small', { headers: { 'content-length': String(2 * 2 ** 20 + 1) } })
    await expect(receiveUpload(request, dir, 'a.csv', 2)).rejects.toMatchObject({
      code: 'request.tooLarge',
      params: { limitMb: 2 },
    })
    expect(existsSync(dir)).toBe(false)
  })

  it('takes the limit exactly, and stops a body that goes past it, leaving nothing', async () => {
    const dir = freshDir()
    const exact = await receiveUpload(post(pieces(4, 2 ** 18, (stream) => stream.close())), dir, 'a.csv', 1)
    expect(statSync(exact.path).size).toBe(2 ** 20)
    await exact.remove()
    let asked = 0
    const endless = pieces(64, 2 ** 18, (stream) => stream.close())
    const counted = endless.pipeThrough(
      new TransformStream({
        transform(chunk, controller) {
          asked++
          controller.enqueue(chunk)
        },
      }),
    )
    await expect(receiveUpload(post(counted), dir, 'a.csv', 1)).rejects.toMatchObject({ code: 'request.tooLarge' })
    expect(left(dir)).toEqual([])
    // The rest is not read: a few pieces may be on their way in the pipes.
    expect(asked).toBeLessThan(32)
  })

  it('leaves nothing when the sender breaks off', async () => {
    const dir = freshDir()
    const broken = pieces(3, 1000, (stream) => stream.error(new Error('connection lost')))
    await expect(receiveUpload(post(broken), dir, 'a.csv')).rejects.toThrow('connection lost')
    expect(left(dir)).toEqual([])
  })

  it('leaves nothing when the request is aborted', async () => {
    const dir = freshDir()
    const controller = new AbortController()
    const waiting = pieces(3, 1000, () => controller.abort())
    await expect(receiveUpload(post(waiting, { signal: controller.signal }), dir, 'a.csv')).rejects.toThrow()
    expect(left(dir)).toEqual([])
  })
})

describe('safeFileName', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\win.ini', 'win.ini'],
    ['/', 'upload.csv'],
    ['..', 'upload.csv'],
    ['', 'upload.csv'],
    ['a\u0000b.csv', 'ab.csv'],
    ['\u0000', 'upload.csv'],
    ['七月 用户行为（终版）.csv', '七月 用户行为（终版）.csv'],
    ['a:b|c?.csv', 'a_b_c_.csv'],
    ['.hidden', 'hidden'],
    ['x\ud800.csv', 'x\ufffd.csv'],
    // A right-to-left override would show as vsc.exe.
    ['exe.\u202ecsv', 'exe.csv'],
  ])('%j becomes %j', (name, safe) => expect(safeFileName(name)).toBe(safe))

  it('shortens long names to 200 bytes, whole characters, with the extension', () => {
    expect(safeFileName(`${'a'.repeat(300)}.csv`)).toBe(`${'a'.repeat(196)}.csv`)
    expect(safeFileName(`${'用'.repeat(300)}.tsv`)).toBe(`${'用'.repeat(65)}.tsv`)
    expect(Buffer.byteLength(safeFileName('😀'.repeat(300)))).toBe(200)
  })

  it('gives any name as a single, usable part of a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const safe = safeFileName(name)
        expect(safe).not.toMatch(/[/\\\p{Cc}]|^\.+$/u)
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
        expect(safe.length).toBeGreaterThan(0)
        expect(dirname(join('/uploads/x', safe))).toBe('/uploads/x')
      }),
    )
  })
})
