import { statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { openDatabase, openingFailure, prepareDataDir } from './database'
import { tempFolders } from './testing/temp-folder'

const folder = tempFolders()

const enospc = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 })

it.each([
  ['a write of ours', enospc, 'ENOSPC'],
  [
    'the child that makes the database',
    new Error("failed (1): ErrnoError { name: 'ErrnoError', errno: 51 }"),
    'ENOSPC',
  ],
  ['a file of the database', { name: 'ErrnoError', errno: 69 }, 'EROFS'],
])('tells that the disk is the reason: %s', (_title, error, detail) => {
  expect(openingFailure(error, '/data')).toMatchObject({ code: 'dataDir.unusable', params: { dir: '/data', detail } })
})

it('leaves every other failure as it is', () => {
  for (const error of [new AppError('dataDir.held', { dir: '/d', pid: '7' }), new Error('syntax error'), null, 'x']) {
    expect(openingFailure(error, '/data')).toBe(error)
  }
})

it('makes a data folder with all that leads to it, and takes one that is there', async () => {
  const dir = join(folder(), 'a', 'b', 'c')
  expect(await prepareDataDir(dir)).toBe(dir)
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  expect(await prepareDataDir(dir)).toBe(dir)
})

it('says why a data folder can’t be made', async () => {
  const file = join(folder(), 'file')
  writeFileSync(file, '')
  const refused = (detail: string) => ({ code: 'dataDir.unusable', params: { detail } })
  await expect(prepareDataDir(file)).rejects.toMatchObject(refused('EEXIST'))
  await expect(prepareDataDir(join(file, 'x', 'y'))).rejects.toMatchObject(refused('ENOTDIR'))
  await expect(prepareDataDir(join(folder(), 'x'.repeat(300)))).rejects.toMatchObject(refused('ENAMETOOLONG'))
})

it.each(['mysql://user:hidden@host/name', 'host:5432/name', 'notaurl'])(
  'refuses as DATABASE_URL what is no PostgreSQL address, and does not repeat it: %s',
  async (url) => {
    await expect(openDatabase({ dataDir: folder(), url })).rejects.toMatchObject({
      code: 'database.address',
      params: {},
    })
  },
)
