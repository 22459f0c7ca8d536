// Connections to vendors. Keys and header values are sealed here on the way in and opened on the way to an adapter, never
// to a page.
import type { ExtraHeader } from '@/lib/core/run/extra-headers'
import type { PrismaClient } from './generated/client'
import type { Sealer } from './secret'

export type KeyHeader = 'bearer' | 'x-api-key'

/** What a page may know: whether a key is stored, and the last four characters of what is long enough to keep the rest. */
export interface ConnectionView {
  kind: string
  baseUrl: string | null
  header: KeyHeader
  keyHint: string | null
  headers: { name: string; hint: string }[]
  /** A key or headers are stored but can't be opened, since the secret changed. */
  keyLost: boolean
}

export interface ConnectionSecrets {
  baseUrl: string | null
  header: KeyHeader
  apiKey: string | null
  headers: ExtraHeader[]
}

export interface ConnectionChange {
  baseUrl: string | null
  header: KeyHeader
  /** undefined keeps the stored key, null removes it. */
  apiKey?: string | null | undefined
  /** undefined keeps the stored ones. */
  headers?: readonly ExtraHeader[] | undefined
}

export type ConnectionStore = ReturnType<typeof createConnectionStore>

const LONG_ENOUGH = 12

export function createConnectionStore(prisma: PrismaClient, sealer: Sealer) {
  const open = (sealed: string | null) => (sealed === null ? null : sealer.open(sealed))
  const read = async (kind: string) => {
    const record = await prisma.connection.findUnique({ where: { kind } })
    if (record === null) return null
    const { sealedKey, sealedHeaders } = record
    const [apiKey, opened] = [open(sealedKey), open(sealedHeaders)]
    return {
      record,
      apiKey,
      headers: opened === null ? [] : (JSON.parse(opened) as ExtraHeader[]),
      header: record.header as KeyHeader,
      lost: (sealedKey !== null && apiKey === null) || (sealedHeaders !== null && opened === null),
    }
  }
  return {
    async find(kind: string): Promise<ConnectionView | null> {
      const found = await read(kind)
      if (found === null) return null
      const { record, apiKey, header, headers, lost } = found
      return {
        kind,
        baseUrl: record.baseUrl,
        header,
        keyHint: apiKey === null ? null : apiKey.slice(-4),
        headers: headers.map(({ name, value }) => ({ name, hint: value.length >= LONG_ENOUGH ? value.slice(-4) : '' })),
        keyLost: lost,
      }
    },

    async findSecrets(kind: string): Promise<ConnectionSecrets | null> {
      const found = await read(kind)
      if (found === null) return null
      const { record, header, apiKey, headers } = found
      return { baseUrl: record.baseUrl, header, apiKey, headers }
    },

    async save(kind: string, { apiKey, baseUrl, header, headers }: ConnectionChange): Promise<void> {
      const sealedKey = apiKey === undefined ? undefined : apiKey === null ? null : sealer.seal(apiKey)
      const sealedHeaders =
        headers === undefined ? undefined : headers.length === 0 ? null : sealer.seal(JSON.stringify(headers))
      const data = {
        ...{ baseUrl, header },
        ...(sealedKey === undefined ? {} : { sealedKey }),
        ...(sealedHeaders === undefined ? {} : { sealedHeaders }),
      }
      await prisma.connection.upsert({ where: { kind }, create: { kind, ...data }, update: data })
    },
  }
}
