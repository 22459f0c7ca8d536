// Which role a column should have, with the reason for it.
import type { Column, ColumnRole } from '../dataset'
import type { ColumnMeasures, ColumnReport } from './column-report'

export type RoleReason =
  | 'keepsRole'
  | 'empty'
  | 'oneValue'
  | 'answerCode'
  | 'isAnswer'
  | 'containsAnswer'
  | 'predictsAnswer'
  | 'user'
  | 'time'
  | 'identifier'
  | 'unknownYet'
  | 'telling'
  | 'namesAnswer'
  | 'noise'

export interface RoleSuggestion {
  role: ColumnRole
  reason: RoleReason
}

/** From this share of cells that name the answer, it is asked whether they were written before it. */
export const namesAnswerFrom = 0.3

/** An identifier with at least this many rows to a value, in the mean, names those who come back. */
const ROWS_A_USER = 1.05

/**
 * The role for one column of a dataset. What the user decided on label, user and time is kept; what gives the answer away is never a
 * feature; a column that tells no more than chance is ignored, and one that can't be measured yet keeps its place.
 * `columns` are the dataset's, for which roles are taken; `column` is the one of them that `measures` is about.
 */
export function suggestRole(
  column: Column,
  measures: ColumnMeasures,
  report: Pick<ColumnReport, 'rows'>,
  columns: readonly Column[],
): RoleSuggestion {
  const taken = (role: ColumnRole): boolean => columns.some((each) => each.role === role)
  const { role, kind, coverage, distinct } = column
  if (role !== 'feature' && role !== 'ignore') return { role, reason: 'keepsRole' }
  if (distinct === 0) return { role: 'ignore', reason: 'empty' }
  if (kind === 'time' && !taken('time')) return { role: 'time', reason: 'time' }
  // A time is no code of a product, however well it predicts one.
  if (measures.leak !== null) return leakRole(measures, taken('labelSku') || kind === 'time')
  if (kind === 'identifier') {
    const comesBack = coverage * report.rows >= ROWS_A_USER * distinct
    return comesBack && !taken('user') ? { role: 'user', reason: 'user' } : { role: 'ignore', reason: 'identifier' }
  }
  if (distinct === 1 && coverage === 1) return { role: 'ignore', reason: 'oneValue' }
  if (measures.association === null) return { role, reason: 'unknownYet' }
  if (!measures.association.telling) return { role: 'ignore', reason: 'noise' }
  return { role: 'feature', reason: (measures.naming ?? 0) >= namesAnswerFrom ? 'namesAnswer' : 'telling' }
}

function leakRole({ leak, words }: ColumnMeasures, noLabelSku: boolean): RoleSuggestion {
  if (leak?.kind === 'same') return { role: 'ignore', reason: 'isAnswer' }
  if (leak?.kind === 'contains') return { role: 'ignore', reason: 'containsAnswer' }
  return !noLabelSku && words < 0.5
    ? { role: 'labelSku', reason: 'answerCode' }
    : { role: 'ignore', reason: 'predictsAnswer' }
}
