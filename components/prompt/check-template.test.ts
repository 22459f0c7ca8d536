import { expect, it } from 'vitest'
import { checkTemplate } from './check-template'
import type { PreviewDataset } from './prompt-text'

const columns: PreviewDataset['columns'] = [
  { name: '性别', role: 'feature', kind: 'category', topValues: [] },
  { name: '下一产品', role: 'label', kind: 'category', topValues: [] },
]
const check = (template: string, variables = '', of: PreviewDataset['columns'] | null = columns) =>
  checkTemplate({ template, variables, emptyCells: 'omit' }, of)

it('names what is unbound, unused, leaking and mixed', () => {
  const found = check('{{USER}} $下 {{性別}} {$下一产品}', 'USER: {{性别}}\nREST: 1')
  expect(found).toMatchObject({
    unbound: [{ name: '性別', nearest: ['性别'] }],
    unused: ['REST'],
    leaks: ['下一产品'],
    mixed: true,
    variablesError: null,
  })
})

it('judges no binding while the variables can not be read', () => {
  const found = check('{{USER}} {{下一产品}}', '不是定义')
  expect(found).toMatchObject({
    unbound: [],
    unused: [],
    leaks: ['下一产品'],
    variablesError: { code: 'variables.malformed', params: { line: 1 } },
  })
})

it('calls nothing unbound where there is no dataset', () => {
  expect(check('{{什么列}}', 'REST: 1', null)).toMatchObject({ unbound: [], unused: ['REST'], leaks: [] })
})
