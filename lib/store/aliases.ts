// Other names of products, a scene's own: they outlive the pool in force.
import type { ProductAlias } from '@/lib/core/matching/alias-matcher'
import type { PrismaClient } from './generated/client'

export interface StoredAlias extends ProductAlias {
  /** Whether its product is in the pool that was asked about; one that isn't waits for a pool that has it. */
  inPool: boolean
}

export type AliasStore = ReturnType<typeof createAliasStore>

export function createAliasStore(prisma: PrismaClient) {
  return {
    /** All aliases of a scene, the oldest first: of two that come to one name, the older counts. */
    async list(sceneId: string): Promise<ProductAlias[]> {
      return await prisma.productAlias.findMany({
        where: { sceneId },
        orderBy: [{ createdAt: 'asc' }, { alias: 'asc' }],
        select: { alias: true, product: true },
      })
    },

    /** The newest aliases of a scene, at most `limit`, and how many there are. */
    async listNewest(
      sceneId: string,
      poolId: string,
      limit: number,
    ): Promise<{ total: number; aliases: StoredAlias[] }> {
      const aliases = await prisma.$queryRaw<(StoredAlias & { total: number })[]>`
        SELECT alias, product, (count(*) OVER ())::int AS total,
               EXISTS (SELECT 1 FROM "PoolSku" WHERE "poolId" = ${poolId} AND product = named.product) AS "inPool"
        FROM "ProductAlias" AS named WHERE "sceneId" = ${sceneId}
        ORDER BY "createdAt" DESC, alias LIMIT ${limit}::int`
      return { total: aliases[0]?.total ?? 0, aliases: aliases.map(({ total: _, ...alias }) => alias) }
    },

    /** What an alias means; null where it is none. */
    async find(sceneId: string, alias: string): Promise<string | null> {
      const where = { sceneId_alias: { sceneId, alias } }
      return (await prisma.productAlias.findUnique({ where, select: { product: true } }))?.product ?? null
    },

    /** Text that changes when the aliases of a scene do. */
    async fingerprint(sceneId: string): Promise<string> {
      const [record] = await prisma.$queryRaw<{ print: string | null }[]>`
        SELECT md5(string_agg(alias || chr(1) || product, chr(2) ORDER BY alias)) AS print
        FROM "ProductAlias" WHERE "sceneId" = ${sceneId}`
      return record?.print ?? ''
    },

    /** Makes `alias` mean `product`; what it meant before is forgotten. */
    async save(sceneId: string, { alias, product }: ProductAlias): Promise<void> {
      await prisma.productAlias.upsert({
        where: { sceneId_alias: { sceneId, alias } },
        create: { sceneId, alias, product },
        update: { product },
      })
    },

    async delete(sceneId: string, alias: string): Promise<void> {
      await prisma.productAlias.deleteMany({ where: { sceneId, alias } })
    },
  }
}
