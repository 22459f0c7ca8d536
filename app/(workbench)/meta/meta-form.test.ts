import { describe, expect, it } from 'vitest'
import { firstModel } from '@/components/prompt/model-chosen'
import { writeCandidateSchema } from '@/lib/usecases/write-candidate'
import { candidateInput, chosenVariables, emptyForm } from './meta-form'

const known = [
  { name: 'USER_PROFILE', definition: '性别{{性别}}', sample: '性别女' },
  { name: 'USER_ACTION', definition: '{{行为}}', sample: '搜索上火' },
]
const form = { ...emptyForm('zh'), task: '推荐下一个产品' }

describe('chosenVariables', () => {
  it('takes all that are known, with their definitions', () => {
    expect(chosenVariables(form, known)).toEqual({
      variables: [
        { name: 'USER_PROFILE', sample: '性别女' },
        { name: 'USER_ACTION', sample: '搜索上火' },
      ],
      definitions: 'USER_PROFILE: 性别{{性别}}\nUSER_ACTION: {{行为}}',
    })
  })

  it('leaves out what is not wanted, and adds further names that are bound later', () => {
    const chosen = chosenVariables({ ...form, left: ['USER_ACTION'], further: '$CITY: 广州' }, known)
    expect(chosen.variables.map(({ name }) => name)).toEqual(['USER_PROFILE', 'CITY'])
    expect(chosen.definitions).toBe('USER_PROFILE: 性别{{性别}}')
  })

  it('names a variable once, as it is written last', () => {
    const chosen = chosenVariables({ ...form, further: 'USER_ACTION: 昨晚浏览' }, known)
    expect(chosen.variables).toEqual([
      { name: 'USER_PROFILE', sample: '性别女' },
      { name: 'USER_ACTION', sample: '昨晚浏览' },
    ])
    expect(() => chosenVariables({ ...form, further: '没有名字' }, known)).toThrow('variables.malformed')
  })
})

it('asks for what the server takes', () => {
  const input = candidateInput(form, chosenVariables(form, known), firstModel, 'steps', null)
  expect(writeCandidateSchema.parse(input)).toEqual(input)
})
