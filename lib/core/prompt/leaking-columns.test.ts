import { expect, it } from 'vitest'
import { bindTemplate } from './bind-template'
import { leakingColumns } from './leaking-columns'

const columns = ['性别', '下一产品', '下一SKU']
const leaks = (template: string, variables: { name: string; value: string }[] = [], labels = [1, 2]) =>
  leakingColumns(bindTemplate({ template, variables, emptyCells: 'omit' }, columns).binding, labels)

it('finds a label column that the template reads', () => {
  expect(leaks('{{性别}}买了{{下一产品}}，又是{{下一产品}}')).toEqual(['下一产品'])
})

it('finds it inside a sentence of columns, in the order of use', () => {
  const variables = [{ name: 'USER', value: '性别{{性别}}，编号{{下一SKU}}' }]
  expect(leaks('$USER {{下一产品}}', variables)).toEqual(['下一SKU', '下一产品'])
})

it('says nothing of a definition that shadows the label, is not used, or of a constant', () => {
  expect(leaks('{{下一产品}}', [{ name: '下一产品', value: '一个产品' }])).toEqual([])
  expect(leaks('{{性别}}', [{ name: 'USER', value: '{{下一产品}}' }])).toEqual([])
  expect(leaks('{{下一产品}}', [], [])).toEqual([])
})
