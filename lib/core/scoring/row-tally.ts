// How many rows each filter of the table of rows holds, from a run's finished trials. Agrees with the store's own filters.
import type { ScoredTrial } from '../run/run'

export const rowFilters = ['all', 'onlyA', 'onlyB', 'both', 'neither', 'unparseable', 'refused', 'failed'] as const
export type RowFilter = (typeof rowFilters)[number]

const lost = ['unparseable', 'refused', 'failed'] as const

export interface RowTally {
  /** By arm, then position: whether the row hit; kept for any two arms to be compared. */
  hits: Uint8Array[]
  /** By position: whether any arm finished the row. */
  finished: Uint8Array
  /** By position: whether any arm's answer was lost so. */
  outcomes: Record<(typeof lost)[number], Uint8Array>
}

type TalliedTrial = Pick<ScoredTrial, 'arm' | 'position' | 'outcome' | 'hitRank'>

/** One pass over the trials. A hit is a match among the first `k` products; positions run below `rows`, arms below `arms`. */
export function tallyRows(
  trials: readonly TalliedTrial[],
  { arms, rows, k }: { arms: number; rows: number; k: number },
): RowTally {
  const hits = Array.from({ length: arms }, () => new Uint8Array(rows))
  const finished = new Uint8Array(rows)
  const flags = () => new Uint8Array(rows)
  const outcomes = { unparseable: flags(), refused: flags(), failed: flags() }
  for (const { arm, position, outcome, hitRank } of trials) {
    finished[position] = 1
    if (outcome !== 'scored') outcomes[outcome][position] = 1
    const ofArm = hits[arm]
    if (ofArm !== undefined && hitRank >= 1 && hitRank <= k) ofArm[position] = 1
  }
  return { hits, finished, outcomes }
}

/** Positions that pass a filter, rising as `among` does; of all where it is left out. */
export function filterRows(
  { hits, finished, outcomes }: RowTally,
  filter: RowFilter,
  a: number,
  b: number,
  among: Iterable<number> = finished.keys(),
): number[] {
  const [hitsA, hitsB] = [hits[a], hits[b]]
  const passes: Record<RowFilter, (position: number) => boolean> = {
    all: () => true,
    onlyA: (at) => hitsA?.[at] === 1 && hitsB?.[at] !== 1,
    onlyB: (at) => hitsB?.[at] === 1 && hitsA?.[at] !== 1,
    both: (at) => hitsA?.[at] === 1 && hitsB?.[at] === 1,
    neither: (at) => hitsA?.[at] !== 1 && hitsB?.[at] !== 1,
    unparseable: (at) => outcomes.unparseable[at] === 1,
    refused: (at) => outcomes.refused[at] === 1,
    failed: (at) => outcomes.failed[at] === 1,
  }
  return [...among].filter((position) => finished[position] === 1 && passes[filter](position))
}

/** `among` are the positions that are counted; all where left out. */
export function countRows(
  { hits, finished, outcomes }: RowTally,
  a: number,
  b: number,
  among: Iterable<number> = finished.keys(),
): Record<RowFilter, number> {
  const counts = { all: 0, onlyA: 0, onlyB: 0, both: 0, neither: 0, unparseable: 0, refused: 0, failed: 0 }
  for (const position of among) {
    if (finished[position] !== 1) continue
    const hitA = hits[a]?.[position] === 1
    const hitB = hits[b]?.[position] === 1
    counts.all++
    counts[hitA ? (hitB ? 'both' : 'onlyA') : hitB ? 'onlyB' : 'neither']++
    for (const outcome of lost) if (outcomes[outcome][position] === 1) counts[outcome]++
  }
  return counts
}
