// The roles of a dataset's columns when another file takes the place of its rows.
import type { Column, ColumnRole } from './dataset'
import type { ChosenColumns } from './guess-roles'

/** The label, user and time columns of `before` that `names` still has: what the user chose counts, not what is guessed anew. */
export function chosenAmong(before: readonly Column[], names: readonly string[]): ChosenColumns {
  const named = (role: 'label' | 'user' | 'time') =>
    before.find((column) => column.role === role && names.includes(column.name))?.name
  return { label: named('label'), user: named('user'), time: named('time') }
}

/** Roles that nobody guesses: they are kept where the column is still there. */
const kept: readonly (ColumnRole | undefined)[] = ['feature', 'ignore', 'action', 'reward', 'propensity']

/** `after` with what was a feature, ignored or part of a log in `before` as it was; a column without any value stays ignored. */
export function keepRoles(before: readonly Column[], after: readonly Column[]): Column[] {
  const known = new Map(before.map(({ name, role }) => [name, role]))
  return after.map((column) => {
    const role = known.get(column.name)
    const free = (column.role === 'feature' || column.role === 'ignore') && column.coverage > 0
    return free && role !== undefined && kept.includes(role) ? { ...column, role } : column
  })
}
