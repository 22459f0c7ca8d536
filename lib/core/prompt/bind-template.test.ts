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

describe('pipes', () => {
  const piped = (template: string, cells: string[], variables: { name: string; value: string }[] = []) =>
    renderTemplate(bind(template, variables).binding, cells)

  it('work in the template and in a sentence', () => {
    const variables = [
      { name: 'PP', value: '性别{{性别|map:1=男;2=女}}，年龄{{年龄|band:-17=未成年;18-=成年|empty:不详}}。' },
    ]
    expect(piped('{{性别|映射:1=男}}：$PP', ['u', '1', '36'], variables)).toBe('男：性别男，年龄成年。')
    expect(piped('$PP', ['u', '3', ''], variables)).toBe('性别3，年龄不详。')
  })

  it('leave out the clause of a cell of which they leave nothing', () => {
    const variables = [{ name: 'PP', value: '性别{{性别|map:0=}}，年龄{{年龄|list:、}}' }]
    expect(piped('$PP', ['u', '0', '["a","b"]'], variables)).toBe('年龄a、b')
    expect(piped('$PP', ['u', '0', '[]'], variables)).toBe('')
  })

  it('put in verbatim what they do not change', () => {
    expect(piped('{{性别|map:1=男}}', ['u', ' {{年龄}} $PP '])).toBe(' {{年龄}} $PP ')
    expect(piped('{{性别|map:1=$PP\\|x}}', ['u', '1'])).toBe('$PP|x')
  })

  it('give way to a column of exactly that name', () => {
    const { binding, problems } = bindTemplate(
      { template: '{{a|map:1=2}} {{a|b|map:1=2}}', variables: [], emptyCells: 'omit' },
      ['a', 'a|map:1=2', 'a|b'],
    )
    expect(problems.unbound).toEqual([])
    expect(renderTemplate(binding, ['1', 'exact', '1'])).toBe('exact 2')
    expect(usedColumns(binding)).toEqual(['a|map:1=2', 'a|b'])
  })

  it('are named when they can not be read, and the text stays as written', () => {
    const { binding, problems } = bind('{{性别|mapp:1=男}} {{年令|truncate:3}} $PP', [
      { name: 'PP', value: '{{年龄|truncate:x}}' },
    ])
    expect(problems.unbound).toEqual([
      {
        name: '性别|mapp:1=男',
        nearest: ['性别|map:1=男'],
        pipe: { pipe: 'mapp', reason: 'unknown', detail: 'mapp:1=男' },
      },
      { name: '年令|truncate:3', nearest: ['年龄|truncate:3'] },
      {
        name: '年龄|truncate:x',
        nearest: [],
        pipe: { pipe: 'truncate', reason: 'length', detail: 'x' },
        definition: 'PP',
      },
    ])
    expect(renderTemplate(binding, ['u', '1', '2'])).toBe('{{性别|mapp:1=男}} {{年令|truncate:3}} {{年龄|truncate:x}}')
  })

  it('are for columns, not for definitions', () => {
    const { problems } = bind('{{PP|truncate:3}}', [{ name: 'PP', value: '{{性别}}' }])
    expect(problems).toEqual({
      unbound: [
        {
          name: 'PP|truncate:3',
          nearest: ['PP'],
          pipe: { pipe: 'PP', reason: 'onVariable', detail: 'truncate:3' },
        },
      ],
      unused: [],
    })
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
