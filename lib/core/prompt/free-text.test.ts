import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindTemplate } from './bind-template'
import { withFreeText } from './free-text'
import { parseVariables } from './parse-variables'
import type { VersionText } from './prompt-version'
import { renderTemplate } from './render-template'

const rendered = (version: VersionText, words: string): string => {
  const free = withFreeText(version, words)
  const { template, variables, emptyCells } = free.version
  const { binding, problems } = bindTemplate(
    { template, variables: parseVariables(variables), emptyCells },
    free.columns,
  )
  expect(problems.unbound).toEqual([])
  return renderTemplate(binding, free.cells)
}
const version = (template: string, variables = ''): VersionText => ({ template, variables, emptyCells: 'omit' })

describe('withFreeText', () => {
  it('puts the words in place of the first variable and leaves the others out with their labels', () => {
    expect(rendered(version('用户：{{USER_PROFILE}}\n行为：{{USER_ACTION}}\n推荐 5 个产品。'), '备孕的女性')).toBe(
      '用户：备孕的女性\n推荐 5 个产品。',
    )
  })

  it('keeps definitions that need no column', () => {
    const text = version('给{{WHO}}推荐 $COUNT 个。', 'COUNT: 3\nWHO: {{性别}}，{{年龄}}')
    expect(rendered(text, '老人')).toBe('给老人推荐 3 个。')
  })

  it('puts the words below a template without variables', () => {
    expect(rendered(version('推荐产品。\n'), '失眠 $100 {{x}}')).toBe('推荐产品。\n\n失眠 $100 {{x}}')
  })

  it('passes pipes of a column by', () => {
    expect(rendered(version('近期：{{行为|truncate:3}}'), '很长很长的话')).toBe('近期：很长…')
  })

  it('never takes a sign of the words for a variable', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (words) => {
        fc.pre(words.trim() !== '')
        expect(rendered(version('A {{X}} B'), words)).toContain(words.trim())
        expect(rendered(version('A'), words)).toContain(words)
      }),
    )
  })
})
