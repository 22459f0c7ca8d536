// Candidate pools: lines of product and SKU. The newest published pool of a scene is the one in force.
import type { PrismaClient } from './generated/client'

export interface PoolLine {
  product: string
  sku: string
  category: string
  price: number | null
  stock: number | null
  impressions: number | null
  clicks: number | null
  score: number | null
}

export interface PoolSummary {
  id: string
  fileName: string
  rejected: number
  createdAt: Date
  products: number
  skus: number
  categories: number
}

/** A product with its SKUs added up. */
export interface PoolProduct {
  product: string
  category: string
  skus: number
  priceLow: number | null
  priceHigh: number | null
  impressions: number | null
  clicks: number | null
}

export type PoolStore = ReturnType<typeof createPoolStore>

export function createPoolStore(prisma: PrismaClient) {
  return {
    async begin(sceneId: string, fileName: string): Promise<string> {
      const record = await prisma.pool.create({ data: { sceneId, fileName }, select: { id: true } })
      return record.id
    },

    async insertLines(poolId: string, first: number, lines: readonly PoolLine[]): Promise<void> {
      await prisma.poolSku.createMany({ data: lines.map((line, i) => ({ ...line, poolId, position: first + i })) })
    },

    /** Makes the pool the scene's pool. Older pools stay for the runs that used them. */
    async publish(id: string, facts: { sha256: string; rejected: number }): Promise<void> {
      await prisma.pool.update({ where: { id }, data: { ...facts, ready: true } })
    },

    async findBySha256(sceneId: string, sha256: string): Promise<string | null> {
      const record = await prisma.pool.findFirst({
        where: { sceneId, sha256, ready: true },
        orderBy: { createdAt: 'desc' },
        select: { id: true },
      })
      return record?.id ?? null
    },

    async delete(id: string): Promise<void> {
      await prisma.pool.deleteMany({ where: { id } })
    },

    async deleteUnfinished(before: Date): Promise<void> {
      await prisma.pool.deleteMany({ where: { ready: false, createdAt: { lt: before } } })
    },

    async findCurrent(sceneId: string): Promise<PoolSummary | null> {
      const pool = await prisma.pool.findFirst({
        where: { sceneId, ready: true },
        orderBy: { createdAt: 'desc' },
        select: { id: true, fileName: true, rejected: true, createdAt: true },
      })
      if (pool === null) return null
      const [counts] = await prisma.$queryRaw<{ products: number; skus: number; categories: number }[]>`
        SELECT count(DISTINCT product)::int AS products, count(NULLIF(sku, ''))::int AS skus,
               count(DISTINCT NULLIF(category, ''))::int AS categories
        FROM "PoolSku" WHERE "poolId" = ${pool.id}`
      return { ...pool, ...(counts ?? { products: 0, skus: 0, categories: 0 }) }
    },

    async listProductNames(poolId: string): Promise<string[]> {
      const records = await prisma.$queryRaw<{ product: string }[]>`
        SELECT product FROM "PoolSku" WHERE "poolId" = ${poolId} GROUP BY product ORDER BY min(position)`
      return records.map((record) => record.product)
    },

    async listProducts(
      poolId: string,
      search: string,
      offset: number,
      limit: number,
    ): Promise<{ total: number; products: PoolProduct[] }> {
      const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
      const products = await prisma.$queryRaw<(PoolProduct & { total: number })[]>`
        SELECT product, max(category) AS category, count(NULLIF(sku, ''))::int AS skus,
               min(price) AS "priceLow", max(price) AS "priceHigh",
               sum(impressions)::float8 AS impressions, sum(clicks)::float8 AS clicks, (count(*) OVER ())::int AS total
        FROM "PoolSku"
        WHERE "poolId" = ${poolId} AND (product ILIKE ${pattern} OR category ILIKE ${pattern} OR sku ILIKE ${pattern})
        GROUP BY product ORDER BY min(position) OFFSET ${offset}::int LIMIT ${limit}::int`
      return { total: products[0]?.total ?? 0, products: products.map(({ total: _, ...product }) => product) }
    },
  }
}
