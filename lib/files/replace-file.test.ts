import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { checkWritable, replaceFile } from './replace-file'

let dir = ''
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hitloop-replace-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

it('replaces a file, in pieces', async () => {
  const path = join(dir, 'a.csv')
  await writeFile(path, 'old')
  await checkWritable(path)
  expect(await readFile(path, 'utf8')).toBe('old')
  await replaceFile(path, async ({ write }) => {
    for (let i = 0; i < 10; i++) await write('产'.repeat(20_000))
  })
  expect(await readFile(path, 'utf8')).toBe('产'.repeat(200_000))
  expect(await readdir(dir)).toEqual(['a.csv'])
})

it('leaves the old file where the new one was not finished', async () => {
  const path = join(dir, 'a.csv')
  await writeFile(path, 'old')
  const broken = replaceFile(path, async ({ write }) => {
    await write('x'.repeat(100_000))
    throw new Error('broken off')
  })
  await expect(broken).rejects.toThrow('broken off')
  expect(await readFile(path, 'utf8')).toBe('old')
  expect(await readdir(dir)).toEqual(['a.csv'])
})

it('tells a folder, and a folder that is not there', async () => {
  await mkdir(join(dir, 'sub'))
  await expect(checkWritable(join(dir, 'sub'))).rejects.toMatchObject({ code: 'file.unwritable' })
  await expect(checkWritable(join(dir, 'none', 'a.csv'))).rejects.toMatchObject({
    code: 'file.unwritable',
    params: { file: 'a.csv', detail: 'ENOENT' },
  })
})
