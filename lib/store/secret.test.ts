import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSealer } from './secret'
import { tempFolders } from './testing/temp-folder'

const folder = tempFolders()

it('opens what it sealed, also after a restart, and nothing that was changed', async () => {
  const dir = folder()
  const sealer = await createSealer(dir, undefined)
  const sealed = sealer.seal('sk-ant-密钥')
  expect(sealed).not.toContain('sk-ant')
  expect(sealer.seal('sk-ant-密钥')).not.toBe(sealed)
  const again = await createSealer(dir, undefined)
  expect(again.open(sealed)).toBe('sk-ant-密钥')
  const bytes = Buffer.from(sealed, 'base64')
  bytes[30] = (bytes[30] ?? 0) ^ 1
  expect(again.open(bytes.toString('base64'))).toBeNull()
  expect(again.open('')).toBeNull()
  expect(statSync(join(dir, 'secret')).mode & 0o777).toBe(0o600)
})

it('prefers the phrase that it is given', async () => {
  const dir = folder()
  const sealed = (await createSealer(dir, 'phrase')).seal('key')
  expect((await createSealer(folder(), 'phrase')).open(sealed)).toBe('key')
  expect((await createSealer(dir, 'other')).open(sealed)).toBeNull()
})
