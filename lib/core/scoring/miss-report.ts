// The misses of an arm: their kinds, what was said instead, and which answers come again and again.
import type { ScoredTrial } from '../run/run'
import { isHit } from './metrics'
import {
  labelCategories,
  type MissKind,
  missKindOf,
  missKinds,
  type NamedProduct,
  namedOf,
  saidCategory,
  wronglyNamed,
} from './misses'
import type { RunFacts } from './run-facts'

/** Wrong answers, and names that the pool lacks, which are told. */
const TOLD = 15
const TOP = 10

export interface WrongAnswer extends NamedProduct {
  /** Rows on which it was named and is not the label. */
  rows: number
  /** Shares of the finished rows that name it, and that have it as a label. */
  named: number
  taken: number
}

export interface CategoryMisses {
  /** Category of the label: `=` and the name, or 'none'. */
  category: string
  rows: number
  misses: number
  /** What was said instead on the missed rows, most frequent first. */
  said: { category: string; rows: number }[]
}

export interface Spread {
  /** exp of the entropy: as many products, all alike frequent, would be as varied. 0 without any. */
  effective: number
  distinct: number
}

export interface MissReport {
  rows: number
  misses: number
  kinds: Record<MissKind, number>
  /** By label category, most misses first; empty without a pool. */
  categories: CategoryMisses[]
  /** Most frequent first. */
  wrong: WrongAnswer[]
  /** Names that the pool lacks, with the rows that name them; empty without a pool. */
  unknown: { name: string; rows: number }[]
  /** How varied answers and labels are, and what the ten products named most have of either: shares of all mentions. */
  bias: { named: Spread; taken: Spread; topNamed: number; topTaken: number }
}

const countUp = <K>(counts: Map<K, number>, key: K): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
const byCount = <K>(counts: ReadonlyMap<K, number>): [K, number][] => [...counts].sort((a, b) => b[1] - a[1])

/** The misses of one arm at cut-off `k`. O(rows · k) beside sorting. */
export function reportMisses(facts: RunFacts, arm: number, k: number): MissReport {
  const trials = facts.arms[arm] ?? []
  const kinds = Object.fromEntries(missKinds.map((kind) => [kind, 0])) as Record<MissKind, number>
  for (const trial of trials) {
    const kind = missKindOf(facts, trial, k)
    if (kind !== null) kinds[kind]++
  }
  const counted = countNames(facts, trials, k)
  const misses = missKinds.reduce((sum, kind) => sum + kinds[kind], 0)
  return {
    rows: trials.length,
    misses,
    kinds,
    categories: facts.pool === null ? [] : countCategories(facts, trials, k),
    ...counted,
  }
}

function countCategories(facts: RunFacts, trials: readonly ScoredTrial[], k: number): CategoryMisses[] {
  const found = new Map<string, { rows: number; misses: number; said: Map<string, number> }>()
  for (const trial of trials) {
    for (const category of labelCategories(facts, facts.rows[trial.position])) {
      const one = found.get(category) ?? { rows: 0, misses: 0, said: new Map<string, number>() }
      found.set(category, one)
      one.rows++
      if (isHit(trial, k)) continue
      one.misses++
      countUp(one.said, saidCategory(facts, trial, k))
    }
  }
  return [...found]
    .map(([category, { rows, misses, said }]) => ({
      category,
      rows,
      misses,
      said: byCount(said).map(([saidInstead, times]) => ({ category: saidInstead, rows: times })),
    }))
    .filter(({ misses }) => misses > 0)
    .sort((a, b) => b.misses - a.misses)
}

function countNames(facts: RunFacts, trials: readonly ScoredTrial[], k: number) {
  const named = new Map<string, number>()
  const wrong = new Map<string, number>()
  const taken = new Map<string, number>()
  const products = new Map<string, NamedProduct>()
  for (const trial of trials) {
    const row = facts.rows[trial.position]
    const labels = row?.labels.map((label, at) => row.labelProducts[at] ?? label) ?? []
    for (const label of new Set(labels)) countUp(taken, label)
    for (const product of namedOf(facts, trial, k)) {
      const key = `${product.inPool} ${product.name}`
      products.set(key, product)
      countUp(named, key)
    }
    for (const { name, inPool } of wronglyNamed(facts, trial, k)) countUp(wrong, `${inPool} ${name}`)
  }
  const rows = trials.length
  const nameOf = (key: string) => products.get(key) ?? { name: key, inPool: false }
  const top = byCount(named).slice(0, TOP)
  return {
    wrong: byCount(wrong)
      .slice(0, TOLD)
      .map(([key, times]) => {
        const { name, inPool } = nameOf(key)
        return { name, inPool, rows: times, named: (named.get(key) ?? 0) / rows, taken: (taken.get(name) ?? 0) / rows }
      }),
    unknown:
      facts.pool === null
        ? []
        : byCount(named)
            .map(([key, times]) => ({ ...nameOf(key), rows: times }))
            .filter(({ inPool }) => !inPool)
            .slice(0, TOLD)
            .map(({ name, rows: times }) => ({ name, rows: times })),
    bias: {
      named: spreadOf(named),
      taken: spreadOf(taken),
      topNamed: shareOf(
        top.reduce((sum, [, times]) => sum + times, 0),
        named,
      ),
      topTaken: shareOf(
        top.reduce((sum, [key]) => sum + (taken.get(nameOf(key).name) ?? 0), 0),
        taken,
      ),
    },
  }
}

const total = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((sum, times) => sum + times, 0)
const shareOf = (times: number, counts: ReadonlyMap<unknown, number>): number =>
  counts.size === 0 ? 0 : times / total(counts)

/** Source of the effective number: M. Hill, "Diversity and evenness", Ecology 54(2), 1973 (order 1). */
function spreadOf(counts: ReadonlyMap<unknown, number>): Spread {
  const all = total(counts)
  let entropy = 0
  for (const times of counts.values()) entropy -= (times / all) * Math.log(times / all)
  return { effective: counts.size === 0 ? 0 : Math.exp(entropy), distinct: counts.size }
}
