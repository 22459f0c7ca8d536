import { describe, expect, it } from 'vitest'
import { bindTemplate, usedColumns } from './bind-template'
import { renderTemplate } from './render-template'

const columns = ['user', '性别', '年龄', ' city ']
const bind = (template: string, variables: { name: string; value: string }[] = []) =>
  bindTemplate({ template, variables, emptyCells: 'omit' }, columns)

describe('bindTemplate', () => {
  it('prefers a definition to a column of the same name', () => {
    const { binding, problems } = bind('{{性别}}/{{年龄}}', [{ name: '性别', value: 'sex {{性别}}' }])
    expect(problems).toEqual({ unbound: [], unused: [] })
    expect(renderTemplate(binding, ['u1', '女', '36', ''])).toBe('sex 女/36')
  })

  it('names unbound variables with their near misses, and unused definitions', () => {
    const { problems } = bind('$USER_PROFIL {{年令}} {{nothing}} $USER_PROFIL', [
      { name: 'USER_PROFILE', value: '{{性别}}' },
      { name: 'USER_ACTION', value: '{{missing}}' },
    ])
    expect(problems.unbound).toEqual([
      { name: 'USER_PROFIL', nearest: ['USER_PROFILE'] },
      { name: '年令', nearest: ['年龄'] },
      { name: 'nothing', nearest: [] },
    ])
    expect(problems.unused).toEqual(['USER_PROFILE', 'USER_ACTION'])
  })

  it('lets a definition use columns only, and names the definition that a missing column stands in', () => {
    const { problems } = bind('$AA $BB', [
      { name: 'AA', value: '{{性别}} {{BB}} {{User}}' },
      { name: 'BB', value: 'constant' },
    ])
    expect(problems.unbound).toEqual([
      { name: 'BB', nearest: [], definition: 'AA' },
      { name: 'User', nearest: ['user'], definition: 'AA' },
    ])
  })

  it('renders an unbound variable as it is written', () => {
    expect(renderTemplate(bind('a {$NOPE} b').binding, [])).toBe('a {$NOPE} b')
  })

  it('finds a header that has outer white space', () => {
    expect(renderTemplate(bind('{{city}}').binding, ['', '', '', '深圳'])).toBe('深圳')
  })

  it('takes the first of two columns of one name', () => {
    const { binding } = bindTemplate({ template: '{{a}}', variables: [], emptyCells: 'omit' }, ['a', 'a'])
    expect(renderTemplate(binding, ['1', '2'])).toBe('1')
  })
})

describe('usedColumns', () => {
  it('lists columns of template and used sentences once, in order', () => {
    const { binding } = bind('{{年龄}} $PP {{性别}}', [
      { name: 'PP', value: '{{性别}}，{{年龄}}' },
      { name: 'QQ', value: '{{user}}' },
    ])
    expect(usedColumns(binding)).toEqual(['年龄', '性别'])
  })
})
