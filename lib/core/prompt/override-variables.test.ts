import { describe, expect, it } from 'vitest'
import { bindTemplate } from './bind-template'
import { overrideDefinitions, overrideVariables, standsAlone } from './override-variables'
import { parseVariables } from './parse-variables'
import { renderTemplate } from './render-template'

const variables = 'USER_PROFILE: 性别{{性别}}\nUSER_ACTION: {{近期行为}}'
/** The example of the talk that the tool comes from, as it is pasted into the box. */
const talk =
  '$USER_PROFILE:性别女，年龄36~40岁，婚姻状况已婚，居住城市广东省；购买力：中\n$USER_ACTION:昨晚 21 点搜索“上火 牙龈肿痛”'

describe('overrideDefinitions', () => {
  it('puts values in place of definitions of the same name and keeps the others', () => {
    const read = overrideDefinitions(variables, '$USER_PROFILE:性别女\nCITY: 广州')
    expect(read.map(({ name, value }) => [name, value])).toEqual([
      ['USER_PROFILE', '性别女'],
      ['USER_ACTION', '{{近期行为}}'],
      ['CITY', '广州'],
    ])
  })

  it('takes the example of the talk as it is written, colons and semicolons and all', () => {
    const template = '<USER_PROFILE>\n{$USER_PROFILE}\n</USER_PROFILE>\n<USER_ACTION>\n{$USER_ACTION}\n</USER_ACTION>'
    const { binding, problems } = bindTemplate(
      { template, variables: overrideDefinitions('', talk), emptyCells: 'omit' },
      [],
    )
    expect(problems).toEqual({ unbound: [], unused: [] })
    expect(renderTemplate(binding, [])).toBe(
      '<USER_PROFILE>\n性别女，年龄36~40岁，婚姻状况已婚，居住城市广东省；购买力：中\n</USER_PROFILE>\n<USER_ACTION>\n昨晚 21 点搜索“上火 牙龈肿痛”\n</USER_ACTION>',
    )
  })

  it('refuses what it can not read', () => {
    expect(() => overrideDefinitions(variables, '没有名字')).toThrow('variables.malformed')
  })
})

describe('overrideVariables', () => {
  it('leaves the box to the letter without values, and reads back with them', () => {
    expect(overrideVariables(variables, ' \n')).toBe(variables)
    const merged = overrideVariables(variables, talk)
    expect(parseVariables(merged).map(({ name }) => name)).toEqual(['USER_PROFILE', 'USER_ACTION'])
    expect(merged).toContain('居住城市广东省；购买力：中')
  })
})

describe('standsAlone', () => {
  const text = { template: '{{USER_PROFILE}} {{USER_ACTION}}', variables, emptyCells: 'omit' as const }
  it.each([
    ['', false],
    [talk, true],
    ['$USER_PROFILE:性别女', false],
    ['$USER_PROFILE:性别{{性别}}\n$USER_ACTION:无', false],
    ['没有名字', false],
  ])('of %j is %s', (values, expected) => expect(standsAlone(text, values)).toBe(expected))
})
