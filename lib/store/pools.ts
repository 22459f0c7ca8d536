// Candidate pools: lines of product and SKU. The newest published pool of a scene is the one in force.
import type { ProductAlias } from '@/lib/core/matching/alias-matcher'
import type { SkuFacts } from '@/lib/core/sku/sku-score'
import type { PrismaClient } from './generated/client'
import { rowsOf } from './rows-of'

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
  /** The best score of its SKUs. */
  score: number | null
}

/** What scores are told apart by. */
export interface ProductFact {
  product: string
  category: string
  inStock: boolean | null
}

/** A SKU that stands under several products. */
export interface SkuConflict {
  sku: string
  /** In the order of the pool. */
  products: string[]
  /** Positions of its lines in the pool, from 0, rising; as many as it has lines. */
  positions: number[]
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

    /**
     * Makes the pool the scene's pool, and `aliases` the scene's, in one statement. Older pools stay for the runs that used
     * them; an alias that the scene has for another product now means the new one.
     */
    async publish(
      id: string,
      { sha256, rejected }: { sha256: string; rejected: number },
      aliases: readonly ProductAlias[] = [],
    ): Promise<void> {
      const names = aliases.map(({ alias }) => alias)
      const products = aliases.map(({ product }) => product)
      await prisma.$executeRaw`
        WITH named AS (
          INSERT INTO "ProductAlias" ("sceneId", alias, product)
          SELECT "Pool"."sceneId", given.alias, given.product
          FROM unnest(${names}::text[], ${products}::text[]) AS given(alias, product), "Pool" WHERE "Pool".id = ${id}
          ON CONFLICT ("sceneId", alias) DO UPDATE SET product = EXCLUDED.product
        )
        UPDATE "Pool" SET sha256 = ${sha256}, rejected = ${rejected}::int, ready = true WHERE id = ${id}`
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

    /** Those of `names` that are product names of the pool, to the letter. */
    async listKnownNames(poolId: string, names: readonly string[]): Promise<Set<string>> {
      const records = await prisma.$queryRaw<{ product: string }[]>`
        SELECT DISTINCT product FROM "PoolSku" WHERE "poolId" = ${poolId} AND product = ANY(${[...names]}::text[])`
      return new Set(records.map((record) => record.product))
    },

    /** SKUs under several products, in the order of the pool, at most `limit`. */
    async listSkuConflicts(poolId: string, limit: number): Promise<SkuConflict[]> {
      return await prisma.$queryRaw<SkuConflict[]>`
        SELECT sku, array_agg(product ORDER BY first) AS products,
               (SELECT array_agg(position ORDER BY position) FROM "PoolSku"
                WHERE "poolId" = ${poolId} AND sku = each.sku) AS positions
        FROM (SELECT sku, product, min(position) AS first FROM "PoolSku"
              WHERE "poolId" = ${poolId} AND sku <> '' GROUP BY sku, product) AS each
        GROUP BY sku HAVING count(*) > 1 ORDER BY min(first) LIMIT ${limit}::int`
    },

    /** How often each text of a column of a dataset occurs, most frequent first; what the labels of a pool are checked by. */
    async countCells(datasetId: string, column: number): Promise<{ text: string; rows: number }[]> {
      return await prisma.$queryRaw<{ text: string; rows: number }[]>`
        SELECT cells->>${column}::int AS text, count(*)::int AS rows FROM "DatasetRow"
        WHERE "datasetId" = ${rowsOf(datasetId)} AND cells->>${column}::int <> '' GROUP BY 1 ORDER BY 2 DESC, 1`
    },

    async listProductNames(poolId: string): Promise<string[]> {
      const records = await prisma.$queryRaw<{ product: string }[]>`
        SELECT product FROM "PoolSku" WHERE "poolId" = ${poolId} GROUP BY product ORDER BY min(position)`
      return records.map((record) => record.product)
    },

    /** Category of every product, and whether one of its SKUs is to be had: null where the pool tells the stock of none. */
    async listProductFacts(poolId: string): Promise<ProductFact[]> {
      return await prisma.$queryRaw<ProductFact[]>`
        SELECT product, max(category) AS category, bool_or(stock > 0) AS "inStock"
        FROM "PoolSku" WHERE "poolId" = ${poolId} GROUP BY product ORDER BY min(position)`
    },

    /** Every line with a SKU, in the order of the pool; of a SKU that stands twice the first. */
    async listSkus(poolId: string): Promise<SkuFacts[]> {
      return await prisma.$queryRaw<SkuFacts[]>`
        SELECT sku, product, category, stock, impressions, clicks, score FROM (
          SELECT DISTINCT ON (sku) * FROM "PoolSku" WHERE "poolId" = ${poolId} AND sku <> '' ORDER BY sku, position
        ) AS firsts ORDER BY position`
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
               sum(impressions)::float8 AS impressions, sum(clicks)::float8 AS clicks, max(score) AS score,
               (count(*) OVER ())::int AS total
        FROM "PoolSku"
        WHERE "poolId" = ${poolId} AND (product ILIKE ${pattern} OR category ILIKE ${pattern} OR sku ILIKE ${pattern})
        GROUP BY product ORDER BY min(position) OFFSET ${offset}::int LIMIT ${limit}::int`
      return { total: products[0]?.total ?? 0, products: products.map(({ total: _, ...product }) => product) }
    },
  }
}
