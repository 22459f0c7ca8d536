import { expect, it } from 'vitest'
import type { ConnectionSecrets } from '@/lib/store/connections'
import { resolveConnection } from './resolve-connection'

const env = {
  ANTHROPIC_API_KEY: 'env-key',
  ANTHROPIC_BASE_URL: 'http://env',
  OPENAI_API_KEY: undefined,
  OPENAI_BASE_URL: undefined,
}
const headers = [{ name: 'X-Team', value: 'growth' }]
const stored = { apiKey: 'stored-key', baseUrl: null, header: 'x-api-key', headers } satisfies ConnectionSecrets

it('never sends the key of one place to the address of the other', () => {
  expect(resolveConnection('anthropic', stored, env)).toEqual({
    apiKey: 'stored-key',
    baseUrl: null,
    header: 'x-api-key',
    headers,
    from: 'settings',
  })
  expect(resolveConnection('anthropic', { ...stored, apiKey: null, baseUrl: 'http://stored' }, env)).toEqual({
    apiKey: 'env-key',
    baseUrl: 'http://env',
    header: 'x-api-key',
    headers: [],
    from: 'environment',
  })
})

it('takes a server of one’s own without a key, and says where nothing can be used', () => {
  const local = {
    apiKey: null,
    baseUrl: 'http://127.0.0.1:11434',
    header: 'bearer',
    headers: [],
  } satisfies ConnectionSecrets
  expect(resolveConnection('openai', local, env)).toMatchObject({ apiKey: null, from: 'settings' })
  expect(resolveConnection('anthropic', local, { ...env, ANTHROPIC_API_KEY: undefined })).toMatchObject({ from: null })
  expect(resolveConnection('openai', null, env)).toMatchObject({ from: null })
  expect(resolveConnection('openai', null, { ...env, OPENAI_BASE_URL: 'http://x' })).toMatchObject({
    from: 'environment',
  })
})

it('sends headers along with the environment’s key only where no address was typed for them', () => {
  const keyless = { ...stored, apiKey: null }
  expect(resolveConnection('anthropic', keyless, env)).toMatchObject({ from: 'environment', headers })
  expect(resolveConnection('anthropic', { ...keyless, baseUrl: 'http://typed' }, env)).toMatchObject({ headers: [] })
})
