// f(generated, real): the degree in [0, 1] to which a generated name means a real product, and the search for the
// nearest real product. One value a grade, registered by name.
import type { MatchGrade } from '@/lib/core/run/run'
import { buildIndex, countWeight, eachIndexGram, type NgramIndex, nameIdf, unseenIdfOf } from './ngram-index'
import { type NormalisedName, type Normaliser, specsDiffer } from './normalise'
import { createSearch } from './search-index'

export interface NamedDegree {
  name: string
  degree: number
}

export interface Matcher {
  grade: MatchGrade
  /** f in [0, 1]: symmetric, 1 for a name and itself, 0 where nothing is shared or a name is blank. */
  degree(generated: string, real: string): number
  /** The `k` names of the pool with f ≥ theta and f > 0, best first; ties: more packages in common, then the pool's order. */
  nearest(generated: string, k: number, theta: number): NamedDegree[]
}

/**
 * What another package (24片 against 48片) does to f of the same product: it still passes the usual θ of 0.8, and a
 * name with the right package ranks before it.
 */
export const OTHER_PACKAGE = 0.9

/**
 * Weight of model codes and numbers against other grams. On the pairs of bench/match.ts names with codes are found at 90 %
 * without, 96 % at 1, 99 % at 2; more wins little and costs names that leave their code out.
 */
const CODE_WEIGHT = 2

const MEMO_LIMIT = 50_000
/** Two float sums of one cosine agree to this, so the index is asked for a little more than θ. */
const ROUNDING = 1e-9

interface PoolName extends NormalisedName {
  raw: string
}

/** The pool's distinct names, gathered by normalised name in the pool's order. Blank names are left out. */
function groupByName(pool: readonly string[], normalise: Normaliser): Map<string, PoolName[]> {
  const groups = new Map<string, PoolName[]>()
  for (const raw of new Set(pool)) {
    const { name, specs } = normalise(raw)
    if (name === '') continue
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [{ raw, name, specs }])
    else group.push({ raw, name, specs })
  }
  return groups
}

interface Candidate extends NamedDegree {
  sharedSpecs: number
}

/** Candidates of one group, with f = `degree` where the packages don't contradict each other. */
function rate(group: readonly PoolName[], wanted: NormalisedName, degree: number, otherPackage: number): Candidate[] {
  return group.map(({ raw, specs }) => ({
    name: raw,
    degree: specsDiffer(wanted.specs, specs) ? degree * otherPackage : degree,
    sharedSpecs: specs.filter((spec) => wanted.specs.includes(spec)).length,
  }))
}

function take(candidates: Candidate[], k: number, theta: number): NamedDegree[] {
  return candidates
    .filter(({ degree }) => degree > 0 && degree >= theta)
    .sort((a, b) => b.degree - a.degree || b.sharedSpecs - a.sharedSpecs)
    .slice(0, k)
    .map(({ name, degree }) => ({ name, degree }))
}

function exactMatcher(pool: readonly string[], normalise: Normaliser): Matcher {
  let groups: Map<string, PoolName[]> | undefined
  return {
    grade: 'exact',
    degree(generated, real) {
      const [left, right] = [normalise(generated), normalise(real)]
      return left.name !== '' && left.name === right.name && !specsDiffer(left.specs, right.specs) ? 1 : 0
    },
    nearest(generated, k, theta) {
      groups ??= groupByName(pool, normalise)
      const wanted = normalise(generated)
      return take(rate(groups.get(wanted.name) ?? [], wanted, 1, 0), k, theta)
    },
  }
}

/** Cosine of two names by the index's idf; vectors are remembered, since labels and pool names come again and again. */
function createCosine(index: NgramIndex): (left: string, right: string) => number {
  const memo = new Map<string, Map<number, number>>()
  const vectorOf = (name: string): Map<number, number> => {
    const known = memo.get(name)
    if (known !== undefined) return known
    const vector = new Map<number, number>()
    // Unseen grams need names of their own: two names may share one. Below zero they can't meet a gram's id.
    eachIndexGram(index, name, (high, low) => {
      const gram = index.grams.find(high, low)
      const key = gram < 0 ? -(high * 0x100000000 + low) - 1 : gram
      vector.set(key, (vector.get(key) ?? 0) + 1)
    })
    let squares = 0
    for (const [key, count] of vector) {
      const idf = key < 0 ? unseenIdfOf(index, Math.floor((-key - 1) / 0x100000000)) : (index.idf[key] ?? 0)
      const weight = countWeight(count) * idf
      vector.set(key, weight)
      squares += weight * weight
    }
    for (const [key, weight] of vector) vector.set(key, weight / Math.sqrt(squares))
    if (memo.size >= MEMO_LIMIT) memo.clear()
    memo.set(name, vector)
    return vector
  }
  return (left, right) => {
    if (left === right) return left === '' ? 0 : 1
    // Summed in one fixed order, so that f is symmetric to the last bit.
    const [first, second] = left < right ? [vectorOf(left), vectorOf(right)] : [vectorOf(right), vectorOf(left)]
    let sum = 0
    for (const [key, weight] of first) sum += weight * (second.get(key) ?? 0)
    return Math.min(1, sum)
  }
}

function lexicalMatcher(pool: readonly string[], normalise: Normaliser, labels: readonly string[]): Matcher {
  const groups = groupByName(pool, normalise)
  const names = [...groups.keys()]
  const others = new Set(
    labels.map((label) => normalise(label).name).filter((name) => name !== '' && !groups.has(name)),
  )
  const index = buildIndex([...names, ...others], nameIdf, CODE_WEIGHT)
  const search = createSearch(index)
  const cosine = createCosine(index)
  const inPool = others.size > 0 ? (position: number) => position < names.length : undefined

  return {
    grade: 'lexical',
    degree(generated, real) {
      const [left, right] = [normalise(generated), normalise(real)]
      return cosine(left.name, right.name) * (specsDiffer(left.specs, right.specs) ? OTHER_PACKAGE : 1)
    },
    nearest(generated, k, theta) {
      const wanted = normalise(generated)
      // A name with another package may fall behind names that the index ranks lower: ask for more until none is left
      // that could still get in.
      for (let amount = k; ; amount *= 2) {
        const found = search(wanted.name, amount, theta - ROUNDING, inPool)
        const candidates = found.flatMap(({ position }) => {
          const name = names[position] ?? ''
          return rate(groups.get(name) ?? [], wanted, cosine(wanted.name, name), OTHER_PACKAGE)
        })
        const best = take(candidates, k, theta)
        const outside = found.length < amount ? 0 : (found.at(-1)?.degree ?? 0)
        if (outside <= 0 || (best[k - 1]?.degree ?? 0) >= outside) return best
      }
    },
  }
}

type CreateMatcher = (pool: readonly string[], normalise: Normaliser, labels: readonly string[]) => Matcher
const grades: Readonly<Record<MatchGrade, CreateMatcher>> = { exact: exactMatcher, lexical: lexicalMatcher }

/**
 * A matcher of a grade over a pool of product names (repeats are fine). `labels` are further real names: they count for
 * idf, but `nearest` never answers with them.
 * exact: equal normalised names whose packages don't contradict each other: 1, else 0.
 * lexical: cosine of TF-IDF character 2+3-grams, and of model codes and numbers at twice the weight; idf = ln(1 + N/df)
 * over the distinct names, a gram that no real name holds has the idf of the rarest; times OTHER_PACKAGE where packages
 * differ.
 */
export function createMatcher(
  grade: MatchGrade,
  pool: readonly string[],
  normalise: Normaliser,
  labels: readonly string[] = [],
): Matcher {
  return grades[grade](pool, normalise, labels)
}
