import { expect, it } from 'vitest'
import type { ConnectionSecrets, ConnectionStore } from '@/lib/store/connections'
import { saveConnection } from './save-connection'

function memoryStore(stored: ConnectionSecrets | null) {
  let saved: ConnectionSecrets | null = stored
  const store: Pick<ConnectionStore, 'findSecrets' | 'save'> = {
    findSecrets: async () => saved,
    save: async (_kind, { baseUrl, header, apiKey, headers }) => {
      const former = saved
      saved = {
        baseUrl,
        header,
        apiKey: apiKey === undefined ? (former?.apiKey ?? null) : apiKey,
        headers: [...(headers ?? former?.headers ?? [])],
      }
    },
  }
  return { store: store as ConnectionStore, saved: () => saved }
}

const stored: ConnectionSecrets = {
  baseUrl: 'https://gateway.example',
  header: 'bearer',
  apiKey: 'sk-1',
  headers: [{ name: 'X-Team', value: 'growth' }],
}
const input = { baseUrl: 'https://gateway.example', header: 'bearer', apiKey: '', headers: [] } as const
const save = async (headers: { name: string; value: string }[], over: { baseUrl?: string; apiKey?: string } = {}) => {
  const { store, saved } = memoryStore(stored)
  await saveConnection(store, 'anthropic', { ...input, headers, ...over })
  return saved()
}

it('keeps, replaces, adds and removes headers', async () => {
  const kept = [{ name: 'x-team', value: '' }]
  expect((await save(kept))?.headers).toEqual([{ name: 'x-team', value: 'growth' }])
  expect((await save([{ name: 'X-Team', value: 'search' }]))?.headers).toEqual([{ name: 'X-Team', value: 'search' }])
  expect((await save([...kept, { name: 'X-New', value: '1' }]))?.headers).toHaveLength(2)
  expect(await save([])).toMatchObject({ headers: [], apiKey: 'sk-1' })
})

it('carries neither key nor header values to another address', async () => {
  const away = { baseUrl: 'https://elsewhere.example' }
  await expect(save([], away)).rejects.toMatchObject({ code: 'model.keyNeeded' })
  const kept = save([{ name: 'X-Team', value: '' }], { ...away, apiKey: 'sk-2' })
  await expect(kept).rejects.toMatchObject({ code: 'model.keyNeeded' })
  const given = await save([{ name: 'X-Team', value: 'new' }], { ...away, apiKey: 'sk-2' })
  expect(given).toMatchObject({ baseUrl: away.baseUrl, apiKey: 'sk-2', headers: [{ value: 'new' }] })
})

it.each([
  [[{ name: 'X-Other', value: '' }], 'X-Other', 'missing'],
  [[{ name: 'Host', value: 'evil' }], 'Host', 'reserved'],
  [[{ name: 'X-Team', value: 'a\r\nb: c' }], 'X-Team', 'value'],
  [Array.from({ length: 21 }, (_, at) => ({ name: `X-${at}`, value: '1' })), 'X-0', 'tooMany'],
])('refuses %j', async (headers, name, problem) => {
  await expect(save(headers)).rejects.toMatchObject({ code: 'connection.badHeader', params: { name, problem } })
})
