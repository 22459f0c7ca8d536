import { expect, it } from 'vitest'
import { ablations } from './ablate'
import { droppedFeatures, readsOf } from './dropped-features'
import { parseVariables } from './parse-variables'
import type { VersionText } from './prompt-version'

const columns = ['性别', '年龄', '行为']
const text: VersionText = {
  template: '{{USER}} {{ACT}} 推荐',
  variables: 'USER: 性别{{性别}}，年龄{{年龄}}\nACT: {{行为}}',
  emptyCells: 'omit',
}
const reads = (one: VersionText) => readsOf({ ...one, variables: parseVariables(one.variables) }, columns)

it('finds what every ablation dropped', () => {
  const found = ablations(text).map((one) => [
    one.dropped,
    droppedFeatures(reads(text), reads({ ...text, ...one.text })),
  ])
  expect(found).toEqual([
    ['USER', ['USER']],
    ['性别', ['性别']],
    ['年龄', ['年龄']],
    ['ACT', ['ACT']],
  ])
})

it('sees no ablation in the same, in more, or in something else', () => {
  const less = { ...text, template: '{{USER}} 推荐' }
  expect(droppedFeatures(reads(text), reads(text))).toBeNull()
  expect(droppedFeatures(reads(less), reads(text))).toBeNull()
  expect(droppedFeatures(reads(less), reads({ ...text, template: '{{ACT}} 推荐' }))).toBeNull()
})
