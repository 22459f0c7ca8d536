// Gives a column another role, and keeps the roles that only one column can have with one.
import { outcomeRoles } from './choices'
import type { Column, ColumnRole, RoleChoice } from './dataset'

const soleRoles: readonly ColumnRole[] = ['user', 'time', 'label', 'labelSku', 'action', 'reward', 'propensity']

/**
 * The columns with `role` on the column at `position` (from 0). Of each role but feature and ignore there is at most one: the
 * column that had it is freed. What tells how a row came out is then ignored, since as a feature it would tell the answer, and
 * so is a propensity; a freed user or time is a feature, unless its values are identifiers.
 */
export function assignRole(columns: readonly Column[], position: number, role: ColumnRole): Column[] {
  return columns.map((column, at) => {
    if (at === position) return { ...column, role }
    return column.role === role && soleRoles.includes(role) ? { ...column, role: freedRole(column) } : column
  })
}

function freedRole({ role, kind, coverage }: Column): ColumnRole {
  return outcomeRoles.includes(role) || role === 'propensity' || kind === 'identifier' || coverage === 0
    ? 'ignore'
    : 'feature'
}

/** The roles of `before` that `after` has changed: chosen again, in whatever order, they undo what one `assignRole` did. */
export const rolesBack = (before: readonly Column[], after: readonly Column[]): RoleChoice[] =>
  before.filter(({ role }, at) => role !== after[at]?.role).map(({ name, role }) => ({ column: name, role }))
