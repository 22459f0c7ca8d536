import { expect, it } from 'vitest'
import type { Column, ColumnRole } from './dataset'
import { chosenAmong, keepRoles } from './keep-roles'

const column = (name: string, role: ColumnRole, coverage = 1): Column => ({
  ...{ name, role, coverage },
  kind: 'category',
  distinct: 2,
  topValues: [],
})
const roles = (columns: readonly Column[]) => columns.map(({ name, role }) => `${name} ${role}`)

it('names the label, user and time columns that are still there', () => {
  const before = [column('u', 'user'), column('t', 'time'), column('x', 'label'), column('f', 'feature')]
  expect(chosenAmong(before, ['x', 'u', 'f', 'new'])).toEqual({ label: 'x', user: 'u', time: undefined })
})

it('keeps what was ignored or a feature, and leaves sole roles and empty columns as they are found', () => {
  const before = [column('f', 'feature'), column('i', 'ignore'), column('e', 'feature'), column('x', 'feature')]
  const after = [
    column('f', 'ignore'),
    column('i', 'feature'),
    column('e', 'ignore', 0),
    column('x', 'label'),
    column('new', 'feature'),
  ]
  expect(roles(keepRoles(before, after))).toEqual(['f feature', 'i ignore', 'e ignore', 'x label', 'new feature'])
})
