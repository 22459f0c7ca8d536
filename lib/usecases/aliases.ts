// Adopts and gives up other names of products.
import { z } from 'zod'
import type { ProductAlias } from '@/lib/core/matching/alias-matcher'
import { AppError } from '@/lib/errors'
import type { AliasStore } from '@/lib/store/aliases'
import type { PoolStore } from '@/lib/store/pools'

const nameSchema = z.string().trim().min(1).max(1000)
export const aliasSchema = z.object({ alias: nameSchema, product: nameSchema })

export interface AliasPorts {
  pools: PoolStore
  aliases: AliasStore
}

/**
 * From now on `alias` means `product` in the scene; answers what it meant before. Throws 'notFound.pool', 'alias.notInPool' where the pool in force has no
 * such product, 'alias.isProduct' where it has a product of the alias's very name.
 */
export async function adoptAlias(
  { pools, aliases }: AliasPorts,
  sceneId: string,
  { alias, product }: ProductAlias,
): Promise<{ before: string | null }> {
  const pool = await pools.findCurrent(sceneId)
  if (pool === null) throw new AppError('notFound.pool', {})
  const known = await pools.listKnownNames(pool.id, [alias, product])
  if (known.has(alias)) throw new AppError('alias.isProduct', { alias })
  if (!known.has(product)) throw new AppError('alias.notInPool', { product })
  const before = await aliases.find(sceneId, alias)
  await aliases.save(sceneId, { alias, product })
  return { before }
}
