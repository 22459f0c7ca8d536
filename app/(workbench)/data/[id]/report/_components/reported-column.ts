// A column as this page shows it: what was measured, the role that it has, and the one that fits.
import type { ColumnRole } from '@/lib/core/dataset/dataset'
import type { ColumnMeasures } from '@/lib/core/dataset/report/column-report'
import type { RoleSuggestion } from '@/lib/core/dataset/report/suggest-role'

export interface ReportedColumn extends ColumnMeasures {
  role: ColumnRole
  suggestion: RoleSuggestion
}

export type ColumnVerdict = 'telling' | 'noise' | 'unmeasured' | 'leakSame' | 'leakContains' | 'leakPredicts'

const leakVerdicts = { same: 'leakSame', contains: 'leakContains', predicts: 'leakPredicts' } as const

/** What is said of a column in a word; a leak before all else. */
export function verdictOf({ leak, association }: Pick<ColumnMeasures, 'leak' | 'association'>): ColumnVerdict {
  if (leak !== null) return leakVerdicts[leak.kind]
  if (association === null) return 'unmeasured'
  return association.telling ? 'telling' : 'noise'
}

const tiers: Record<ColumnVerdict, number> = {
  telling: 0,
  noise: 1,
  leakSame: 2,
  leakContains: 2,
  leakPredicts: 2,
  unmeasured: 3,
}

/** Most telling first, then what is no different from chance, then leaks (they help nobody), then what was not measured. */
export const byTelling = (a: ReportedColumn, b: ReportedColumn): number =>
  tiers[verdictOf(a)] - tiers[verdictOf(b)] || (b.association?.excess ?? 0) - (a.association?.excess ?? 0)

export const sortNames = ['telling', 'coverage', 'distinct', 'tokens', 'words', 'file'] as const
export type SortName = (typeof sortNames)[number]

/** Orders of the list; equal ones stay as in the file. */
export const sorts: Record<SortName, (a: ReportedColumn, b: ReportedColumn) => number> = {
  telling: byTelling,
  coverage: (a, b) => b.coverage - a.coverage,
  distinct: (a, b) => a.distinct - b.distinct,
  tokens: (a, b) => a.tokens - b.tokens,
  words: (a, b) => b.words - a.words,
  file: () => 0,
}
