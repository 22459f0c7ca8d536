import { expect, it } from 'vitest'
import type { SliceCondition } from '@/lib/core/scoring/saved-slice'
import { choicesFor, chosenOf, conditionOf, type DimensionChoice, emptyCondition } from './slice-choices'

const choices: DimensionChoice[] = [
  {
    key: 'column:1',
    kind: 'value',
    column: '性别',
    label: '性别',
    numeric: false,
    values: [{ value: '女', label: '女' }],
  },
  { key: 'column:2', kind: 'value', column: '年龄', label: '年龄', numeric: true, values: [] },
  {
    key: 'user',
    kind: 'user',
    column: '',
    label: '新老用户',
    numeric: false,
    values: [{ value: 'cold', label: '新' }],
  },
]
const first = emptyCondition(choices)

it('makes of what is chosen what a slice is found by', () => {
  expect(conditionOf(first, choices)).toEqual({ kind: 'value', column: '性别', value: '女' })
  expect(conditionOf({ ...first, dimension: 'user', value: 'cold' }, choices)).toEqual({ kind: 'user', value: 'cold' })
  const age = { ...first, dimension: 'column:2' }
  expect(conditionOf({ ...age, from: '18' }, choices)).toEqual({ kind: 'range', column: '年龄', from: 18, to: null })
  expect(conditionOf({ ...age, from: ' 0', to: '0 ' }, choices)).toEqual({
    kind: 'range',
    column: '年龄',
    from: 0,
    to: 0,
  })
})

it.each([
  ['no dimension', emptyCondition([])],
  ['a value that isn’t offered', { ...first, value: '男' }],
  ['no end', { ...first, dimension: 'column:2' }],
  ['ends that are no numbers', { ...first, dimension: 'column:2', from: 'x' }],
  ['ends the wrong way round', { ...first, dimension: 'column:2', from: '9', to: '1' }],
])('makes nothing of %s', (_, chosen) => {
  expect(conditionOf(chosen, choices)).toBeNull()
})

it('gives a saved slice back as it was, also in a run that lacks its values and columns', () => {
  const conditions: SliceCondition[] = [
    { kind: 'value', column: '性别', value: '女' },
    { kind: 'value', column: '性别', value: '未知' },
    { kind: 'value', column: '年龄', value: '' },
    { kind: 'range', column: '年龄', from: 18, to: null },
    { kind: 'range', column: '积分', from: null, to: 0.5 },
    { kind: 'user', value: 'warm' },
    { kind: 'hour', value: '6' },
  ]
  const labelOf = (condition: SliceCondition) => ({
    dimension: 'column' in condition ? condition.column : condition.kind,
    value: 'value' in condition ? `"${condition.value}"` : '',
  })
  const all = choicesFor(choices, conditions, labelOf)
  expect(conditions.map((condition) => conditionOf(chosenOf(condition, all), all))).toEqual(conditions)
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
  expect(all.slice(0, choices.length).map(({ key }) => key)).toEqual(choices.map(({ key }) => key))
  expect(all[0]?.values).toEqual([...(choices[0]?.values ?? []), { value: '未知', label: '"未知"' }])
  expect(choices[0]?.values).toHaveLength(1)
  expect(choicesFor(choices, conditions.slice(0, 1), labelOf)).toEqual(choices)
})
