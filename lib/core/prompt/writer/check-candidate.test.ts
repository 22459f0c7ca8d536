import { describe, expect, it } from 'vitest'
import { namesFormat } from '../names-format'
import { type CandidateTask, checkCandidate } from './check-candidate'

const task: CandidateTask = {
  variables: ['USER_PROFILE', 'USER_ACTION'],
  columns: ['性别', '行为', '下一产品'],
  labelPositions: [2],
  labels: ['龙胆泻肝片', '钙片', '阿胶糕'],
  given: '有人会买阿胶糕',
}
const good =
  '你是推荐专家。\n<USER_PROFILE>\n{{USER_PROFILE}}\n</USER_PROFILE>\n<USER_ACTION>\n$USER_ACTION\n</USER_ACTION>\n推荐 5 个产品，每行一个，写序号、产品名和理由。'
const check = (template: string, change: Partial<CandidateTask> = {}, variables = '') =>
  checkCandidate({ template, variables, emptyCells: 'omit' }, { ...task, ...change })
const codes = (...args: Parameters<typeof check>) => check(...args).problems.map(({ code }) => code)

describe('checkCandidate', () => {
  it('has nothing to say of a good one', () => {
    expect(check(good).problems).toEqual([])
    expect(check(good).tokens).toBeGreaterThan(40)
  })

  it('names variables that are missing, made up, or used twice', () => {
    expect(check(good.replace('$USER_ACTION', '{{HISTORY}} {{USER_PROFILE}}')).problems).toEqual([
      { code: 'missing', names: ['USER_ACTION'] },
      { code: 'invented', names: ['HISTORY'] },
      { code: 'repeated', names: ['USER_PROFILE'] },
    ])
  })

  it('finds the label: its column, also through a definition, and products that nobody gave it', () => {
    expect(check(`${good}{{下一产品}}`, { variables: [...task.variables, '下一产品'] }).problems).toEqual([
      { code: 'leak', names: ['下一产品'] },
    ])
    expect(check(good, {}, 'USER_ACTION: {{行为}}，买了{{下一产品}}').problems).toEqual([
      { code: 'leak', names: ['下一产品'] },
    ])
    expect(check(`${good}例如龙胆泻肝片、阿胶糕、钙片`).problems).toEqual([{ code: 'copied', names: ['龙胆泻肝片'] }])
  })

  it('wants a form of answer and a length that can be sent', () => {
    expect(codes(good.split('推荐 5')[0] ?? '')).toEqual(['noFormat'])
    expect(codes('列表', { variables: [] })).toEqual(['tooShort'])
    expect(codes(good + '很长'.repeat(3000))).toEqual(['tooLong'])
  })

  it('does not mind a box that can not be read', () => {
    expect(codes(good, {}, '没有名字')).toEqual([])
  })
})

it.each([
  ['以 JSON 返回', true],
  ['<recommendation><product>…</product></recommendation>', true],
  ['按编号列出', true],
  ['Answer with one product per line', true],
  ['numbered recommendations', true],
  ['推荐五个产品', false],
  ['Recommend five products to this user', false],
])('namesFormat of %j is %s', (template, expected) => expect(namesFormat(template)).toBe(expected))
