// Matchers over the pools in force, kept: building one over a large pool takes seconds, and a page asks at each key.
import { type AliasMatcher, createAliasMatcher } from '@/lib/core/matching/alias-matcher'
import type { Normaliser } from '@/lib/core/matching/normalise'
import type { AliasStore } from '@/lib/store/aliases'
import type { PoolStore } from '@/lib/store/pools'
import { keepLatest } from './keep-latest'

export interface OpenPool {
  poolId: string
  matcher: AliasMatcher
  /** Product names in the order of the pool. */
  names: readonly string[]
}

export interface PoolMatchers {
  /** The lexical matcher of the scene's pool with its aliases; null where the scene has no pool. */
  open(sceneId: string): Promise<OpenPool | null>
}

// About 1 GB a million names: more would cost more than a scene's switch does.
const KEPT = 2

export function createPoolMatchers(ports: {
  pools: PoolStore
  aliases: AliasStore
  normaliser: Normaliser
}): PoolMatchers {
  const keep = keepLatest<OpenPool>(KEPT)
  const build = async (sceneId: string, poolId: string): Promise<OpenPool> => {
    const [names, aliases] = await Promise.all([ports.pools.listProductNames(poolId), ports.aliases.list(sceneId)])
    return { poolId, names, matcher: createAliasMatcher('lexical', names, ports.normaliser, { aliases }) }
  }
  return {
    async open(sceneId) {
      const [pool, print] = await Promise.all([ports.pools.findCurrent(sceneId), ports.aliases.fingerprint(sceneId)])
      if (pool === null) return null
      const key = `${sceneId} ${pool.id} ${print}`
      return await keep(key, () => build(sceneId, pool.id))
    },
  }
}
