import { expect, it } from 'vitest'
import { fittingDataset } from './fitting-dataset'

const datasets = [
  ['expected', 'q'],
  ['性别', '年龄'],
  ['性别', '年龄', '行为'],
].map((names, id) => ({
  id,
  columns: names.map((name) => ({ name })),
}))
const fitting = (template: string, variables = '') =>
  fittingDataset(datasets, { template, variables, emptyCells: 'omit' })?.id

it('is the first in which every variable finds its column', () => {
  expect(fitting('{{PROFILE}}推荐', 'PROFILE: {{性别}}，{{年龄}}')).toBe(1)
  expect(fitting('{{性别}}{{行为}}')).toBe(2)
  expect(fitting('推荐')).toBe(0)
})

it('is none where a variable finds none', () => {
  expect(fitting('{{城市}}{{性别}}')).toBeUndefined()
})
