import { expect, it } from 'vitest'
import type { Column, ColumnRole } from '../dataset'
import type { Association, ColumnMeasures } from './column-report'
import { suggestRole } from './suggest-role'

const columnOf = (some: Partial<Column>): Column => ({
  name: '列',
  role: 'feature',
  kind: 'category',
  coverage: 1,
  distinct: 5,
  topValues: [],
  ...some,
})
const association = (telling: boolean): Association => ({
  reading: 'values',
  information: 0.1,
  chance: { mean: 0, low: 0, high: 0 },
  excess: 0.1,
  cramersV: 0.1,
  p: 0.5,
  telling,
})
const measuresOf = (some: Partial<ColumnMeasures>): ColumnMeasures => ({
  name: '列',
  kind: 'category',
  coverage: 1,
  distinct: 5,
  topValues: [],
  entropyBits: 1,
  tokens: 1,
  words: 1,
  histogram: null,
  association: null,
  leak: null,
  naming: 0,
  ...some,
})
const suggested = (
  column: Partial<Column>,
  measures: Partial<ColumnMeasures> = {},
  others: readonly ColumnRole[] = ['label', 'user', 'time', 'labelSku'],
) => {
  const own = columnOf(column)
  const columns = [own, ...others.map((role) => columnOf({ role }))]
  const { role, reason } = suggestRole(own, measuresOf(measures), { rows: 100 }, columns)
  return `${role} ${reason}`
}

it.each([
  ['label', 'label keepsRole'],
  ['user', 'user keepsRole'],
  ['time', 'time keepsRole'],
  ['labelSku', 'labelSku keepsRole'],
] as const)('a chosen %s stays', (role, said) => {
  expect(suggested({ role }, { leak: { kind: 'predicts', share: 1 } }, [])).toBe(said)
})

it('what is empty, constant or an identifier is ignored', () => {
  expect(suggested({ distinct: 0, coverage: 0 })).toBe('ignore empty')
  expect(suggested({ distinct: 1 })).toBe('ignore oneValue')
  expect(suggested({ kind: 'identifier', distinct: 40 })).toBe('ignore identifier')
  expect(suggested({ kind: 'identifier', distinct: 100 }, {}, ['label'])).toBe('ignore identifier')
})

it('what is missing is found: a user whose values come back, a time', () => {
  expect(suggested({ kind: 'identifier', distinct: 40 }, {}, ['label'])).toBe('user user')
  expect(suggested({ kind: 'time', distinct: 90 }, {}, ['label', 'user'])).toBe('time time')
})

it('what gives the answer away is never a feature', () => {
  const predicts = { kind: 'predicts', share: 0.98 } as const
  expect(suggested({}, { leak: { kind: 'same', share: 1 } })).toBe('ignore isAnswer')
  expect(suggested({}, { leak: { kind: 'contains', share: 0.95 } })).toBe('ignore containsAnswer')
  expect(suggested({}, { leak: predicts, words: 0 }, ['label'])).toBe('labelSku answerCode')
  expect(suggested({}, { leak: predicts, words: 0 })).toBe('ignore predictsAnswer')
  expect(suggested({}, { leak: predicts, words: 1 }, ['label'])).toBe('ignore predictsAnswer')
  expect(suggested({ kind: 'time' }, { leak: predicts, words: 0 }, ['label'])).toBe('time time')
  expect(suggested({ kind: 'time' }, { leak: predicts, words: 0 }, ['label', 'time'])).toBe('ignore predictsAnswer')
})

it('a feature is what tells more than chance; what is not known keeps its place', () => {
  expect(suggested({}, { association: association(true), naming: 0.55 })).toBe('feature namesAnswer')
  expect(suggested({}, { association: association(false), naming: 0.55 })).toBe('ignore noise')
  expect(suggested({ role: 'ignore' }, { association: association(true) })).toBe('feature telling')
  expect(suggested({}, { association: association(false) })).toBe('ignore noise')
  expect(suggested({ role: 'ignore' })).toBe('ignore unknownYet')
})
