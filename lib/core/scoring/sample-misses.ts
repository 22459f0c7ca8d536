// The rows that an arm of a run missed, as far as a view of the run shows them, and a bounded sample of them for who reads answers.
import { z } from 'zod'
import type { ScoredTrial } from '../run/run'
import { itemSeed } from '../sampling/random'
import { isHit } from './metrics'
import { positionsOf, type RowSet } from './row-set'
import type { RunFacts } from './run-facts'

/**
 * all: whatever the other arm did. otherHit, otherMissed: rows that the other arm hit, or missed too. unparseable, refused:
 * rows on which the arm's own answer ended so.
 */
export const missScopes = ['all', 'otherHit', 'otherMissed', 'unparseable', 'refused'] as const
export const missScopeSchema = z.enum(missScopes)
export type MissScope = z.infer<typeof missScopeSchema>

export interface MissChoice {
  arm: number
  scope: MissScope
  /** The arm that `otherHit` and `otherMissed` speak of; null: there is none, and neither holds any row. */
  other: number | null
  /** Rows that are looked at; null: all. */
  among: RowSet | null
}

export interface SampledMisses {
  /** Rows that were missed and are in the choice. */
  total: number
  /** At most `size` of them, one trial a row, in the order of positions. */
  trials: readonly ScoredTrial[]
}

/**
 * Misses at `k` of the choice. A call that failed says nothing of a prompt and is left out; of several draws of one row the
 * first that missed stands for it. Each row's place in the draw hangs on (seed, row) alone, so that a larger sample holds
 * every smaller one. O(n log n) in the arm's trials.
 */
export function sampleMisses(
  facts: RunFacts,
  { arm, scope, other, among }: MissChoice,
  { k, size, seed }: { k: number; size: number; seed: number },
): SampledMisses {
  const looked = among === null ? null : new Set(positionsOf(facts, among, k))
  const otherHits = new Map((facts.arms[other ?? -1] ?? []).map((trial) => [trial.position, isHit(trial, k)]))
  const holds = (trial: ScoredTrial): boolean => {
    switch (scope) {
      case 'all':
        return true
      case 'otherHit':
        return otherHits.get(trial.position) === true
      case 'otherMissed':
        return otherHits.get(trial.position) === false
      default:
        return trial.outcome === scope
    }
  }
  const missed = new Map<number, ScoredTrial>()
  for (const trial of facts.arms[arm] ?? []) {
    if (trial.outcome === 'failed' || isHit(trial, k) || missed.has(trial.rowIndex)) continue
    if ((looked === null || looked.has(trial.position)) && holds(trial)) missed.set(trial.rowIndex, trial)
  }
  const drawn = [...missed.values()]
    .map((trial) => ({ trial, key: itemSeed(seed, trial.rowIndex) }))
    .sort((x, y) => x.key - y.key || x.trial.rowIndex - y.trial.rowIndex)
    .slice(0, size)
    .map(({ trial }) => trial)
  return { total: missed.size, trials: drawn.sort((x, y) => x.position - y.position) }
}
