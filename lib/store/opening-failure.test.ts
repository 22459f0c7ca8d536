import { expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { openingFailure } from './database'

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
