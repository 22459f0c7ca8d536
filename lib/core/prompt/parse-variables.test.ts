// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is one of the notations under test
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { formatVariables, parseVariables } from './parse-variables'

const pairs = (text: string) => parseVariables(text).map(({ name, value }) => [name, value])
const failure = (text: string) => {
  try {
    parseVariables(text)
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params }
    throw error
  }
  return undefined
}

describe('parseVariables', () => {
  it('reads the two-variable example of an optimise tab as written', () => {
    expect(
      parseVariables(
        '$USER_PROFILE:性别女，年龄36~40岁，居住城市广东省\n$USER_ACTION:2024-01-02 10:30 浏览“龙胆泻肝片”; 2024-01-03 加购 维生素C',
      ),
    ).toEqual([
      { name: 'USER_PROFILE', value: '性别女，年龄36~40岁，居住城市广东省', line: 1 },
      { name: 'USER_ACTION', value: '2024-01-02 10:30 浏览“龙胆泻肝片”; 2024-01-03 加购 维生素C', line: 2 },
    ])
  })

  it.each([
    ['NAME: v', 'NAME'],
    ['NAME：v', 'NAME'],
    ['  NAME : v', 'NAME'],
    ['$NAME: v', 'NAME'],
    ['$用户画像：v', '用户画像'],
    ['$user_name: v', 'user_name'],
    ['{{NAME}}: v', 'NAME'],
    ['{{ 用户 画像 }}：v', '用户 画像'],
    ['{$name}: v', 'name'],
    ['${名称}: v', '名称'],
    ['\uFEFFNAME: v', 'NAME'],
  ])('takes %j as a definition', (text, name) => expect(pairs(text)).toEqual([[name, 'v']]))

  it.each([
    '注意：别买',
    'note: x',
    'http://a.b',
    'HTTP://A.B',
    '用户画像: x',
    'A: x',
    '$5: x',
    '- B1: x',
    '{a}: 1',
    '{{}}: x',
    '10:30 看了',
  ])('keeps %j inside the value before it', (line) =>
    expect(pairs(`NAME: first\n${line}\nlast`)).toEqual([['NAME', `first\n${line}\nlast`]]),
  )

  it('lets a value hold colons, semicolons, quotes, columns and blank lines', () => {
    expect(pairs('P1: 性别{{性别}}，"a:b"; c\r\n\r\nd\r\nQ2:\r\n x\r\n\r\nR3:')).toEqual([
      ['P1', '性别{{性别}}，"a:b"; c\n\nd'],
      ['Q2', 'x'],
      ['R3', ''],
    ])
  })

  it('refuses text before the first name, and a repeated name', () => {
    expect(failure('\n用户画像: x\nNAME: y')).toEqual({
      code: 'variables.malformed',
      params: { line: 2, text: '用户画像: x' },
    })
    expect(failure('NAME: a\nOTHER: b\n${NAME}: c')).toEqual({
      code: 'variables.repeated',
      params: { name: 'NAME', line: 3, firstLine: 1 },
    })
  })

  it('finds nothing in an empty box', () => {
    expect(parseVariables('')).toEqual([])
    expect(parseVariables(' \n\t\n')).toEqual([])
  })
})

describe('formatVariables', () => {
  it('decorates only the names that need it', () => {
    expect(
      formatVariables([
        { name: 'USER_1', value: 'a\nb' },
        { name: '性别', value: '' },
      ]),
    ).toBe('USER_1: a\nb\n{{性别}}: ')
  })

  it('gives back what was read', () => {
    const name = fc.oneof(
      fc.stringMatching(/^[A-Z][A-Z0-9_]{1,8}$/),
      fc.constantFrom('性别', 'user', 'a b', 'x:y', 'A', '9'),
    )
    const line = fc.oneof(fc.string(), fc.constantFrom('注意：x', '{{性别}}，年龄', '$AB', 'a: b', 'CD: e', '', '  '))
    const value = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ name, value }), { selector: (item) => item.name, maxLength: 5 }),
        (items) => {
          let read: string[][]
          try {
            read = pairs(formatVariables(items))
          } catch (error) {
            // A generated line may repeat a name; such a box is refused, and has nothing to give back.
            expect(error).toBeInstanceOf(AppError)
            return
          }
          expect(pairs(formatVariables(read.map(([name = '', value = '']) => ({ name, value }))))).toEqual(read)
        },
      ),
      { numRuns: 300 },
    )
  })
})
