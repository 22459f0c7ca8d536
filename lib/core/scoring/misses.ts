// Why a row was missed, and what was said instead.
import { type Normaliser, specsDiffer } from '../matching/normalise'
import type { ScoredTrial } from '../run/run'
import { isHit } from './metrics'
import type { RowFact, RunFacts } from './run-facts'

/**
 * lost: no answer to read. late: named, but beyond the first k. otherSpec: the label's name in another package. near: a name
 * that comes near the label, below θ: an alias is missing, or θ is too strict. unlisted: the pool doesn't have the label.
 * sameCategory: another product of the label's category. outside: nothing that was named is in the pool. other: the rest.
 */
export const missKinds = ['lost', 'late', 'otherSpec', 'near', 'unlisted', 'sameCategory', 'outside', 'other'] as const
export type MissKind = (typeof missKinds)[number]

/** From this degree on a name below θ is near the label. */
export const NEAR = 0.5

/** The first kind of missKinds that fits, or null for a hit. */
export function missKindOf(facts: RunFacts, trial: ScoredTrial, k: number): MissKind | null {
  if (isHit(trial, k)) return null
  if (trial.outcome !== 'scored') return 'lost'
  if (trial.hitRank > k) return 'late'
  const row = facts.rows[trial.position]
  const labels = row?.labels ?? []
  if (
    trial.products.slice(0, k).some((product) => labels.some((label) => otherPackage(facts.normalise, product, label)))
  )
    return 'otherSpec'
  if (trial.degree >= NEAR && trial.degree < facts.theta) return 'near'
  if (facts.pool === null) return 'other'
  if (row?.labelProducts.every((product) => product === null)) return 'unlisted'
  const named = mappedOf(trial, k)
  const wanted = labelCategories(facts, row)
  if (named.some((product) => wanted.includes(categoryValue(facts, product)))) return 'sameCategory'
  return named.length === 0 ? 'outside' : 'other'
}

function otherPackage(normalise: Normaliser, left: string, right: string): boolean {
  const [one, other] = [normalise(left), normalise(right)]
  return one.name !== '' && one.name === other.name && specsDiffer(one.specs, other.specs)
}

/** Products of the pool among the first k names. */
export const mappedOf = (trial: ScoredTrial, k: number): string[] =>
  trial.poolProducts.slice(0, k).filter((product) => product !== null)

/** `=` and the category, or 'none'. */
function categoryValue({ pool }: RunFacts, product: string | null): string {
  const category = product === null ? '' : (pool?.get(product)?.category ?? '')
  return category === '' ? 'none' : `=${category}`
}

/** Categories of the row's labels, each once; 'none' where the pool has no category for one. */
export const labelCategories = (facts: RunFacts, row: RowFact | undefined): string[] => [
  ...new Set(row?.labelProducts.map((product) => categoryValue(facts, product)) ?? []),
]

/** What was said on a row, as a category: of the first product of the pool, 'none' where there is none, 'lost' without an answer. */
export function saidCategory(facts: RunFacts, trial: ScoredTrial, k: number): string {
  if (trial.outcome !== 'scored') return 'lost'
  return categoryValue(facts, mappedOf(trial, k)[0] ?? null)
}

/** What counts as a named product: the pool's product that is meant, else the name as it was said, when the pool lacks it. */
export interface NamedProduct {
  name: string
  inPool: boolean
}

export function namedOf({ pool }: RunFacts, trial: ScoredTrial, k: number): NamedProduct[] {
  const names = trial.products.slice(0, k).map((product, at): NamedProduct => {
    const meant = pool === null ? product : trial.poolProducts[at]
    return meant == null ? { name: product, inPool: false } : { name: meant, inPool: pool !== null }
  })
  return [...new Map(names.map((named) => [`${named.inPool} ${named.name}`, named])).values()]
}

/** Names under which a row's labels may be named. */
const rightNames = (row: RowFact | undefined): Set<string> =>
  new Set([...(row?.labels ?? []), ...(row?.labelProducts ?? []).flatMap((product) => product ?? [])])

/** What the trial named among its first k that is not a label: neither by name nor by the match that made the hit. */
export function wronglyNamed(facts: RunFacts, trial: ScoredTrial, k: number): NamedProduct[] {
  const right = rightNames(facts.rows[trial.position])
  const hit =
    trial.hitRank > 0 ? (trial.poolProducts[trial.hitRank - 1] ?? trial.products[trial.hitRank - 1]) : undefined
  return namedOf(facts, trial, k).filter(({ name }) => name !== hit && !right.has(name))
}

/** Whether the trial named this product among its first k, on a row whose label it isn't. */
export const saidWrongly = (facts: RunFacts, trial: ScoredTrial, k: number, wanted: NamedProduct): boolean =>
  wronglyNamed(facts, trial, k).some(({ name, inPool }) => name === wanted.name && inPool === wanted.inPool)
