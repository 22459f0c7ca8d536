import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { importUpload } from './import-upload'

const uploadsDir = mkdtempSync(join(tmpdir(), 'hitloop-import-'))
afterAll(() => rmSync(uploadsDir, { recursive: true, force: true }))
const post = (signal?: AbortSignal) =>
  new Request('http://127.0.0.1/x', { method: 'POST', body: 'a,b\n1,2\n', ...(signal && { signal }) })
const target = { uploadsDir, fileName: '../行.csv' }
const lines = async (response: Response) =>
  (await response.text())
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

it('tells progress, answers last, and removes the upload', async () => {
  let path = ''
  const response = await importUpload(post(), target, async (upload, watch) => {
    path = upload.path
    watch.onProgress(4, 8, 1)
    watch.onProgress(8, 8, 2)
    return { name: upload.fileName, text: readFileSync(upload.path, 'utf8') }
  })
  // The second line comes within a tenth of a second, and is left out.
  expect(await lines(response)).toEqual([
    { stage: 'reading', bytesRead: 4, bytesTotal: 8, rows: 1 },
    { ok: true, data: { name: '行.csv', text: 'a,b\n1,2\n' } },
  ])
  expect(existsSync(path)).toBe(false)
})

it('answers with what went wrong, and removes the upload', async () => {
  const response = await importUpload(post(), target, async () => {
    throw new AppError('file.oneColumn', { file: '行.csv' })
  })
  expect(response.status).toBe(200)
  expect(await lines(response)).toEqual([{ ok: false, error: { code: 'file.oneColumn', params: { file: '行.csv' } } }])
  expect(readdirSync(uploadsDir)).toEqual([])
})

it('aborts the work when the reader goes away', async () => {
  let aborted = false
  const response = await importUpload(post(), target, (_upload, { signal }) => {
    return new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        aborted = true
        reject(signal.reason)
      })
    })
  })
  await response.body?.cancel()
  expect(aborted).toBe(true)
  await expect.poll(() => readdirSync(uploadsDir)).toEqual([])
})

it('lets work that outlives the request go on when the reader goes away', async () => {
  let finish: (rows: number) => void = () => undefined
  let watched: { aborted: boolean; unattended: boolean } | undefined
  const begun = { href: '/data/7', cancel: '/api/datasets/7/reading' }
  const response = await importUpload(post(), target, async (_upload, { signal, outlive, unattended }) => {
    outlive(begun)
    const rows = await new Promise<number>((resolve) => {
      finish = resolve
    })
    watched = { aborted: signal.aborted, unattended: unattended() }
    return rows
  })
  const reader = response.body?.getReader()
  const first = await reader?.read()
  expect(JSON.parse(new TextDecoder().decode(first?.value))).toEqual({ stage: 'begun', ...begun })
  await reader?.cancel()
  finish(3)
  await expect.poll(() => readdirSync(uploadsDir)).toEqual([])
  expect(watched).toEqual({ aborted: false, unattended: true })
})
