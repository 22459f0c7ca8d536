// How many rows each filter of the table of rows holds, from a run's finished trials. Agrees with the store's own filters.
import type { ScoredTrial } from '@/lib/core/run/run'

export const rowFilters = ['all', 'onlyA', 'onlyB', 'both', 'neither', 'unparseable', 'refused', 'failed'] as const
export type RowFilter = (typeof rowFilters)[number]

export interface RowTally {
  /** By arm, then position: whether the row hit; kept for any two arms to be compared. */
  hits: Uint8Array[]
  /** By position: whether any arm finished the row. */
  finished: Uint8Array
  outcomes: { unparseable: number; refused: number; failed: number }
}

type TalliedTrial = Pick<ScoredTrial, 'arm' | 'position' | 'outcome' | 'hitRank'>

/** One pass over the trials. A hit is a match among the first `k` products; positions run below `rows`, arms below `arms`. */
export function tallyRows(
  trials: readonly TalliedTrial[],
  { arms, rows, k }: { arms: number; rows: number; k: number },
): RowTally {
  const hits = Array.from({ length: arms }, () => new Uint8Array(rows))
  const finished = new Uint8Array(rows)
  const met = { unparseable: new Set<number>(), refused: new Set<number>(), failed: new Set<number>() }
  for (const { arm, position, outcome, hitRank } of trials) {
    finished[position] = 1
    if (outcome !== 'scored') met[outcome].add(position)
    const ofArm = hits[arm]
    if (ofArm !== undefined && hitRank >= 1 && hitRank <= k) ofArm[position] = 1
  }
  const outcomes = { unparseable: met.unparseable.size, refused: met.refused.size, failed: met.failed.size }
  return { hits, finished, outcomes }
}

export function countRows({ hits, finished, outcomes }: RowTally, a: number, b: number): Record<RowFilter, number> {
  const counts = { all: 0, onlyA: 0, onlyB: 0, both: 0, neither: 0 }
  for (const [position, done] of finished.entries()) {
    if (done === 0) continue
    const hitA = hits[a]?.[position] === 1
    const hitB = hits[b]?.[position] === 1
    counts.all++
    counts[hitA ? (hitB ? 'both' : 'onlyA') : hitB ? 'onlyB' : 'neither']++
  }
  return { ...counts, ...outcomes }
}
