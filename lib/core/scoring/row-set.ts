// Rows that an address can name: those that a figure was made of.
import { z } from 'zod'
import type { ScoredTrial } from '../run/run'
import { lossOf, lossReasons } from './funnel'
import { isHit } from './metrics'
import { labelCategories, missKindOf, missKinds, saidCategory, saidWrongly } from './misses'
import type { RunFacts } from './run-facts'

const arm = z.number().int().min(0)
const rowSetSchema = z.union([
  /** A slice, by the key of its dimension and its value. */
  z.tuple([z.literal('slice'), z.string(), z.string()]),
  /** Rows that an arm missed, by kind; by the label's category and what was said instead ('' for whatever it was). */
  z.tuple([z.literal('miss'), arm, z.enum(missKinds)]),
  z.tuple([z.literal('said'), arm, z.string(), z.string()]),
  /** Rows on which an arm named a product (of the pool, or a name that it lacks) that isn't the label. */
  z.tuple([z.literal('wrong'), arm, z.enum(['pool', 'unknown']), z.string()]),
  /** Rows that an arm lost on the way to a hit. */
  z.tuple([z.literal('loss'), arm, z.enum(lossReasons)]),
])
export type RowSet = z.infer<typeof rowSetSchema>

/** As an address holds it; null for what names no rows. */
export function parseRowSet(text: unknown): RowSet | null {
  if (typeof text !== 'string') return null
  try {
    return rowSetSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Positions of the rows, rising; none where the run has no such rows. A hit is a match among the first `k` products. */
export function positionsOf(facts: RunFacts, set: RowSet, k: number): readonly number[] {
  const where = (armAt: number, holds: (trial: ScoredTrial) => boolean) =>
    (facts.arms[armAt] ?? []).filter(holds).map(({ position }) => position)
  switch (set[0]) {
    case 'slice': {
      const dimension = facts.dimensions.find(({ key }) => key === set[1])
      return dimension?.slices.find(({ value }) => value === set[2])?.positions ?? []
    }
    case 'miss':
      return where(set[1], (trial) => missKindOf(facts, trial, k) === set[2])
    case 'said':
      return where(
        set[1],
        (trial) =>
          !isHit(trial, k) &&
          labelCategories(facts, facts.rows[trial.position]).includes(set[2]) &&
          (set[3] === '' || saidCategory(facts, trial, k) === set[3]),
      )
    case 'wrong':
      return where(set[1], (trial) => saidWrongly(facts, trial, k, { name: set[3], inPool: set[2] === 'pool' }))
    case 'loss':
      return where(set[1], (trial) => lossOf(facts, trial, k) === set[2])
  }
}
