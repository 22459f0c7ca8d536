// Connections to vendors. Keys are sealed here on the way in and opened on the way to an adapter, never to a page.
import type { PrismaClient } from './generated/client'
import type { Sealer } from './secret'

export type KeyHeader = 'bearer' | 'x-api-key'

/** What a page may know: whether a key is stored, and its last four characters. */
export interface ConnectionView {
  kind: string
  baseUrl: string | null
  header: KeyHeader
  keyHint: string | null
  /** A key is stored but can't be opened, since the secret changed. */
  keyLost: boolean
}

export interface ConnectionSecrets {
  baseUrl: string | null
  header: KeyHeader
  apiKey: string | null
}

export interface ConnectionChange {
  baseUrl: string | null
  header: KeyHeader
  /** undefined keeps the stored key, null removes it. */
  apiKey?: string | null | undefined
}

export type ConnectionStore = ReturnType<typeof createConnectionStore>

export function createConnectionStore(prisma: PrismaClient, sealer: Sealer) {
  const read = async (kind: string) => {
    const record = await prisma.connection.findUnique({ where: { kind } })
    if (record === null) return null
    const apiKey = record.sealedKey === null ? null : sealer.open(record.sealedKey)
    return { record, apiKey, header: record.header as KeyHeader }
  }
  return {
    async find(kind: string): Promise<ConnectionView | null> {
      const found = await read(kind)
      if (found === null) return null
      const { record, apiKey, header } = found
      return {
        kind,
        baseUrl: record.baseUrl,
        header,
        keyHint: apiKey === null ? null : apiKey.slice(-4),
        keyLost: record.sealedKey !== null && apiKey === null,
      }
    },

    async findSecrets(kind: string): Promise<ConnectionSecrets | null> {
      const found = await read(kind)
      return found && { baseUrl: found.record.baseUrl, header: found.header, apiKey: found.apiKey }
    },

    async save(kind: string, { apiKey, baseUrl, header }: ConnectionChange): Promise<void> {
      const sealedKey = apiKey === undefined ? undefined : apiKey === null ? null : sealer.seal(apiKey)
      const data = { baseUrl, header, ...(sealedKey === undefined ? {} : { sealedKey }) }
      await prisma.connection.upsert({ where: { kind }, create: { kind, ...data }, update: data })
    },
  }
}
