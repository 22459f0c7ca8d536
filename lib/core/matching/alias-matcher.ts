// A matcher that knows the other names of products: what means an alias means the product.
import type { MatchGrade } from '@/lib/core/run/run'
import { createMatcher, type Matcher, type NamedDegree } from './matcher'
import { type NormalisedName, type Normaliser, specsDiffer } from './normalise'

/** Another name by which a product is meant. */
export interface ProductAlias {
  alias: string
  product: string
}

export interface PoolMatch extends NamedDegree {
  /** The alias that was found, where it was not the product's own name. */
  alias: string | null
}

export interface AliasMatcher extends Matcher {
  nearest(generated: string, k: number, theta: number): PoolMatch[]
}

interface KnownAlias extends ProductAlias, Pick<NormalisedName, 'specs'> {}

/** Aliases by normalised name. What is a product's own name to the letter is no alias. */
function groupAliases(aliases: readonly ProductAlias[], own: ReadonlySet<string>, normalise: Normaliser) {
  const groups = new Map<string, KnownAlias[]>()
  for (const { alias, product } of aliases) {
    const { name, specs } = normalise(alias)
    if (name === '' || own.has(alias)) continue
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [{ alias, product, specs }])
    else group.push({ alias, product, specs })
  }
  return groups
}

/**
 * createMatcher with aliases. degree: a name that equals an alias after normalising, packages not contradicting, is replaced
 * by the product before f. nearest: searches alias names as well and answers with their products, each once with its best
 * degree; an alias whose product is not in the pool is left out. Of two aliases that fit, the first given counts.
 */
export function createAliasMatcher(
  grade: MatchGrade,
  pool: readonly string[],
  normalise: Normaliser,
  { labels = [], aliases = [] }: { labels?: readonly string[]; aliases?: readonly ProductAlias[] } = {},
): AliasMatcher {
  const own = new Set(aliases.length === 0 ? [] : pool)
  const groups = groupAliases(aliases, own, normalise)
  const known = [...groups.values()].flat().filter(({ product }) => own.has(product))
  const productOf = new Map(known.map(({ alias, product }) => [alias, product]))
  const matcher = createMatcher(grade, known.length === 0 ? pool : [...pool, ...productOf.keys()], normalise, labels)
  const resolve = (text: string): string => {
    if (groups.size === 0) return text
    const { name, specs } = normalise(text)
    return groups.get(name)?.find((alias) => !own.has(text) && !specsDiffer(alias.specs, specs))?.product ?? text
  }
  return {
    grade,
    degree: (generated, real) => matcher.degree(resolve(generated), resolve(real)),
    nearest(generated, k, theta) {
      for (let amount = k; ; amount *= 2) {
        const found = matcher.nearest(generated, amount, theta)
        const best = new Map<string, PoolMatch>()
        for (const { name, degree } of found) {
          const product = productOf.get(name)
          const match = product === undefined ? { name, degree, alias: null } : { name: product, degree, alias: name }
          if (!best.has(match.name)) best.set(match.name, match)
        }
        if (best.size >= k || found.length < amount) return [...best.values()].slice(0, k)
      }
    },
  }
}
