import { describe, expect, it } from 'vitest'
import { ablations } from './ablate'
import { parseVariables } from './parse-variables'

const template = `你是推荐专家。

以下是行为：
<USER_ACTION>
{{USER_ACTION}}
</USER_ACTION>

以下是画像：
<USER_PROFILE>
{{USER_PROFILE}}
</USER_PROFILE>

城市：{$CITY}，请推荐 5 个产品，按编号列出。`
const variables =
  'USER_PROFILE: 性别{{性别|map:1=男;2=女}}，年龄{{年龄}}，购买力{{购买力}}。\nUSER_ACTION: {{近期行为}}'
const all = ablations({ template, variables, emptyCells: 'omit' })
const without = (name: string) => all.find(({ dropped }) => dropped === name)?.text
const profile = (name: string) =>
  parseVariables(without(name)?.variables ?? '').find((definition) => definition.name === 'USER_PROFILE')?.value

describe('ablations', () => {
  it('drops each variable, and each column of a sentence of several', () => {
    expect(all.map(({ dropped }) => dropped)).toEqual(['USER_ACTION', 'USER_PROFILE', '性别', '年龄', '购买力', 'CITY'])
  })

  it('takes a variable’s tags along, and the line that announces them', () => {
    expect(without('USER_ACTION')?.template).toBe(`你是推荐专家。

以下是画像：
<USER_PROFILE>
{{USER_PROFILE}}
</USER_PROFILE>

城市：{$CITY}，请推荐 5 个产品，按编号列出。`)
    expect(without('USER_ACTION')?.variables).toBe(variables)
  })

  it('takes the clause along in which a variable stands', () => {
    expect(without('CITY')?.template.split('\n').at(-1)).toBe('请推荐 5 个产品，按编号列出。')
  })

  it('takes nothing else along where a clause says more than the variable', () => {
    const text = {
      template: '为 {{USER}} 按 {{ACT}} 推荐 5 个产品，{$WHERE}',
      variables: '',
      emptyCells: 'omit' as const,
    }
    expect(ablations(text).map((one) => one.text.template)).toEqual([
      '为  按 {{ACT}} 推荐 5 个产品，{$WHERE}',
      '为 {{USER}} 按  推荐 5 个产品，{$WHERE}',
      '为 {{USER}} 按 {{ACT}} 推荐 5 个产品，',
    ])
  })

  it('takes a column’s clause out of its sentence, pipes and all, and leaves the rest to the letter', () => {
    expect(profile('性别')).toBe('年龄{{年龄}}，购买力{{购买力}}。')
    expect(profile('年龄')).toBe('性别{{性别|map:1=男;2=女}}，购买力{{购买力}}。')
    expect(profile('购买力')).toBe('性别{{性别|map:1=男;2=女}}，年龄{{年龄}}。')
    expect(without('性别')?.template).toBe(template)
  })

  it('leaves no empty prompt, and none without a variable', () => {
    expect(ablations({ template: '{{USER}}', variables: '', emptyCells: 'omit' })).toEqual([])
    expect(ablations({ template: '请推荐', variables: '', emptyCells: 'omit' })).toEqual([])
  })
})
