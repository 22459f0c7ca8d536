// The address of the optimise tab with misses of a run's arm on it.

import type { RowFilter } from '@/lib/core/scoring/row-tally'
import type { MissChoice, MissScope } from '@/lib/core/scoring/sample-misses'
import { writeRowSet } from '@/lib/core/scoring/write-row-set'

export interface MissAddress {
  runId: string
  choice: MissChoice
  /** Draws the sample. */
  seed: number
}

/** What an address says of it, by the names of its parameters; undefined where nothing needs to be said. */
export const missQuery = ({ runId, choice, seed }: MissAddress): Record<string, string | undefined> => ({
  run: runId,
  arm: String(choice.arm),
  misses: choice.scope,
  other: choice.other === null ? undefined : String(choice.other),
  in: choice.among === null ? undefined : writeRowSet(choice.among),
  seed: seed === 0 ? undefined : String(seed),
})

export function missHref(runId: string, choice: MissChoice): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(missQuery({ runId, choice, seed: 0 })))
    if (value !== undefined) query.set(key, value)
  return `/optimise?${query}`
}

/** The misses of one arm of a pair among the rows that a filter shows; null where it shows none of them. */
export function missScopeOf(filter: RowFilter, side: 'a' | 'b'): MissScope | null {
  switch (filter) {
    case 'all':
    case 'unparseable':
    case 'refused':
      return filter
    case 'neither':
      return 'otherMissed'
    case 'onlyA':
      return side === 'b' ? 'otherHit' : null
    case 'onlyB':
      return side === 'a' ? 'otherHit' : null
    default:
      return null
  }
}
