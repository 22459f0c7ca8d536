import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnRoles } from '../dataset/choices'
import { columnKinds } from '../dataset/dataset'
import { bindTemplate } from './bind-template'
import { proposeVariables } from './propose-variables'

const column = (name: string, kind: (typeof columnKinds)[number], role: (typeof columnRoles)[number] = 'feature') => ({
  ...{ name, kind, role },
})

it('says profile and behaviour of a Chinese table, and nothing of its label', () => {
  expect(
    proposeVariables([
      column('会员号', 'identifier', 'user'),
      column('性别', 'category'),
      column('年龄', 'number'),
      column('最近看过的书', 'text'),
      column('下单时间', 'time', 'time'),
      column('下一本书', 'category', 'label'),
    ]),
  ).toEqual([
    { name: 'USER_PROFILE', value: '性别{{性别}}，年龄{{年龄}}' },
    { name: 'USER_ACTION', value: '最近看过的书{{最近看过的书}}' },
  ])
})

it('keeps to English where the names do, and leaves out what has no column', () => {
  expect(proposeVariables([column('age', 'number'), column('city', 'category')])).toEqual([
    { name: 'USER_PROFILE', value: 'age: {{age}}, city: {{city}}' },
  ])
  expect(proposeVariables([column('label', 'category', 'label')])).toEqual([])
})

it('binds to the table, whatever its columns are called', () => {
  const described = fc.record({
    name: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((name) => name.trim() !== ''),
    kind: fc.constantFrom(...columnKinds),
    role: fc.constantFrom(...columnRoles),
  })
  fc.assert(
    fc.property(fc.uniqueArray(described, { selector: ({ name }) => name.trim(), maxLength: 6 }), (columns) => {
      const variables = proposeVariables(columns)
      const template = variables.map(({ name }) => `{{${name}}}`).join('\n')
      const bound = bindTemplate(
        { template, variables, emptyCells: 'omit' },
        columns.map(({ name }) => name),
      )
      expect(bound.problems.unbound).toEqual([])
    }),
  )
})
