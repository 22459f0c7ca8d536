import { expect, it } from 'vitest'
import { variableValues } from './variable-values'

it('gives each variable of the template once, as it is sent', () => {
  const variables = [
    { name: 'USER_PROFILE', value: '性别{{性别}}，年龄{{年龄}}' },
    { name: 'UNUSED', value: 'x' },
  ]
  const template = '给$USER_PROFILE，最近{{近期行为|truncate:4}}。再说一次 {{USER_PROFILE}}，还有{{没有}}'
  const row = ['女', '', '搜索上火很久了']
  expect(variableValues({ template, variables, emptyCells: 'omit' }, ['性别', '年龄', '近期行为'], row)).toEqual([
    { name: 'USER_PROFILE', value: '性别女' },
    { name: '近期行为|truncate:4', value: '搜索上…' },
    { name: '没有', value: '{{没有}}' },
  ])
})
