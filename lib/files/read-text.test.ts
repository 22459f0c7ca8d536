import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readText } from './read-text'

let dir = ''
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hitloop-text-'))
})
afterAll(() => rm(dir, { recursive: true, force: true }))

const given = async (bytes: Buffer | string) => {
  const path = join(dir, 'a.txt')
  await writeFile(path, bytes)
  return await readText(path)
}

it('finds the encoding', async () => {
  // 推荐产品 in GB18030, by `iconv -f utf-8 -t gb18030`.
  expect(await given(Buffer.from('cdc6bcf6b2fac6b7', 'hex'))).toBe('推荐产品')
  expect(await given('\uFEFF推荐 é')).toBe('推荐 é')
  expect(await given('')).toBe('')
})

it('refuses what is no text, and names a missing file', async () => {
  await expect(given(Buffer.from('504b0304aa', 'hex'))).rejects.toMatchObject({ code: 'file.notPlain' })
  await expect(readText(join(dir, 'none.txt'))).rejects.toMatchObject({ code: 'file.missing' })
})
