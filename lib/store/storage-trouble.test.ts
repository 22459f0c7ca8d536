import { expect, it } from 'vitest'
import { storageTrouble } from './storage-trouble'

it.each([
  new Error('could not extend file "base/5/16384": No space left on device'),
  new Error('ENOSPC: no space left on device, write'),
  new Error('the write failed', { cause: { toString: () => 'error 53100' } }),
])('knows a full disk: %s', (error) => {
  expect(storageTrouble(error)).toEqual({ code: 'storage.full', params: {} })
})

it('says of anything else what it is, on one short line', () => {
  const { code, params } = storageTrouble(new Error(`${'x'.repeat(500)}\nconnection terminated`))
  expect(code).toBe('storage.failing')
  expect(String(params.detail)).toMatch(/^x{10,}.* connection terminated/)
  expect(String(params.detail).length).toBeLessThanOrEqual(200)
})
