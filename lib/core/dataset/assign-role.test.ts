import fc from 'fast-check'
import { expect, it } from 'vitest'
import { assignRole, rolesBack } from './assign-role'
import { columnRoles } from './choices'
import { type Column, type ColumnRole, columnKinds } from './dataset'

const column = (role: ColumnRole, kind: Column['kind'] = 'category', coverage = 1): Column => ({
  name: `${role} ${kind}`,
  role,
  kind,
  coverage,
  distinct: 1,
  topValues: [],
})
const roles = (columns: readonly Column[]) => columns.map(({ role }) => role)

it('frees the column that had the role', () => {
  expect(roles(assignRole([column('label'), column('feature')], 1, 'label'))).toEqual(['ignore', 'label'])
  expect(roles(assignRole([column('labelSku'), column('feature')], 1, 'labelSku'))).toEqual(['ignore', 'labelSku'])
  expect(roles(assignRole([column('user', 'identifier'), column('user')], 1, 'user'))).toEqual(['ignore', 'user'])
  expect(roles(assignRole([column('time', 'time'), column('feature')], 1, 'time'))).toEqual(['feature', 'time'])
  expect(roles(assignRole([column('time', 'time', 0), column('feature')], 1, 'time'))).toEqual(['ignore', 'time'])
})

it('leaves other features and ignored columns alone', () => {
  const columns = [column('feature'), column('ignore'), column('label')]
  expect(roles(assignRole(columns, 2, 'feature'))).toEqual(['feature', 'ignore', 'feature'])
  expect(roles(assignRole(columns, 0, 'ignore'))).toEqual(['ignore', 'ignore', 'label'])
})

it('keeps every sole role with one column, whatever is chosen in which order', () => {
  const choice = fc.tuple(fc.nat(5), fc.constantFrom(...columnRoles))
  fc.assert(
    fc.property(fc.array(choice), fc.constantFrom(...columnKinds), (choices, kind) => {
      const start = Array.from({ length: 6 }, () => column('feature', kind))
      const end = choices.reduce<Column[]>((columns, [at, role]) => assignRole(columns, at, role), start)
      const last = choices.at(-1)
      if (last) expect(end[last[0]]?.role).toBe(last[1])
      for (const role of ['user', 'time', 'label', 'labelSku']) {
        expect(end.filter((each) => each.role === role).length).toBeLessThanOrEqual(1)
      }
      expect(end.map(({ name }) => name)).toEqual(start.map(({ name }) => name))
    }),
  )
})

it('undoes a choice by the roles that it changed, in whatever order', () => {
  const choice = fc.tuple(fc.nat(5), fc.constantFrom(...columnRoles))
  const choose = (columns: Column[], [at, role]: [number, ColumnRole]) => assignRole(columns, at, role)
  fc.assert(
    fc.property(
      fc.array(choice),
      choice,
      fc.constantFrom(...columnKinds),
      fc.boolean(),
      (earlier, last, kind, turned) => {
        const start = Array.from({ length: 6 }, (_, at) => ({ ...column('feature', kind), name: `${at}` }))
        const before = earlier.reduce(choose, start)
        const back = rolesBack(before, choose(before, last))
        if (turned) back.reverse()
        const undone = back.reduce(
          (now, { column: name, role }) => choose(now, [Number(name), role]),
          choose(before, last),
        )
        expect(undone).toEqual(before)
      },
    ),
  )
})
