// The roles of a dataset's columns when another file takes the place of its rows.
import type { Column } from './dataset'
import type { ChosenColumns } from './guess-roles'

/** The label, user and time columns of `before` that `names` still has: what the user chose counts, not what is guessed anew. */
export function chosenAmong(before: readonly Column[], names: readonly string[]): ChosenColumns {
  const named = (role: 'label' | 'user' | 'time') =>
    before.find((column) => column.role === role && names.includes(column.name))?.name
  return { label: named('label'), user: named('user'), time: named('time') }
}

/** `after` with what was a feature or ignored in `before` as it was; a column without any value stays ignored. */
export function keepRoles(before: readonly Column[], after: readonly Column[]): Column[] {
  const known = new Map(before.map(({ name, role }) => [name, role]))
  return after.map((column) => {
    const role = known.get(column.name)
    const free = (column.role === 'feature' || column.role === 'ignore') && column.coverage > 0
    return free && (role === 'feature' || role === 'ignore') ? { ...column, role } : column
  })
}
