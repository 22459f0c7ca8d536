// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is one of the notations under test
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bindTemplate, type EmptyCells } from './bind-template'
import { renderParts, renderTemplate } from './render-template'

const columns = ['a', 'b', 'c']
const sentence = (value: string, cells: string[], emptyCells: EmptyCells = 'omit', template = '$PP') =>
  renderTemplate(bindTemplate({ template, variables: [{ name: 'PP', value }], emptyCells }, columns).binding, cells)
const render = (template: string, cells: string[], emptyCells: EmptyCells = 'omit') =>
  renderTemplate(bindTemplate({ template, variables: [], emptyCells }, columns).binding, cells)

describe('values', () => {
  it('go in verbatim and once', () => {
    expect(render('<{{a}}>{{a}}', [' {{b}} $AB $$ \\{{ ', 'B', ''])).toBe('< {{b}} $AB $$ \\{{ > {{b}} $AB $$ \\{{ ')
    expect(sentence('x {{a}}', ['{{b}}', 'B', ''])).toBe('x {{b}}')
    expect(sentence('only words, $$5 \\{{a}}', ['1', '2', '3'])).toBe('only words, $5 {{a}}')
  })

  it('are never expanded again, whatever they hold', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('{{a}}', '$PP', '${b}', '{$c}', '$$', '\\{{', '，。', '\n'))
    fc.assert(
      fc.property(cell, cell, cell, (a, b, c) => {
        fc.pre([a, b, c].every((text) => text.trim() !== ''))
        expect(sentence('甲{{a}}，乙{{b}}。', [a, b, c], 'omit', '1 {{c}} 2 $PP 3')).toBe(`1 ${c} 2 甲${a}，乙${b}。 3`)
      }),
    )
  })
})

describe("empty cells as 'unknown'", () => {
  it('say so in the language around them', () => {
    expect(render('性别：{{a}}', [''], 'unknown')).toBe('性别：未知')
    expect(render('Sex: {{a}}', ['  '], 'unknown')).toBe('Sex: unknown')
    expect(render('{{a}}', [], 'unknown')).toBe('unknown')
    expect(sentence('{{a}}, {{b}}', ['', '1'], 'unknown', '用户：$PP')).toBe('用户：未知, 1')
    expect(sentence('年龄{{a}}', [''], 'unknown', 'User: $PP, {{b}}')).toBe('User: 年龄未知, unknown')
  })
})

describe('empty cells left out of a sentence', () => {
  const profile = '性别{{a}}，年龄{{b}}，住{{c}}。'
  it.each([
    [profile, ['女', '36', '粤'], '性别女，年龄36，住粤。'],
    [profile, ['', '36', '粤'], '年龄36，住粤。'],
    [profile, ['女', ' ', '粤'], '性别女，住粤。'],
    [profile, ['女', '36', ''], '性别女，年龄36。'],
    [profile, ['', '36', ''], '年龄36。'],
    [profile, ['', '', ''], ''],
    ['性别{{a}}；住{{b}}{{c}}', ['女', '', '深圳'], '性别女；住深圳'],
    ['性别{{a}}；住{{b}}{{c}}', ['女', '', ''], '性别女'],
    ['用户，{{a}}，{{b}}', ['', '', ''], '用户'],
    ['{{a}} | {{b}} | {{c}}', ['1', '', '3'], '1 | 3'],
    ['{{a}} | {{b}} | {{c}}', ['1', '2', ''], '1 | 2'],
    ['Sex: {{a}}, age: {{b}}\nTown: {{c}}', ['f', '', 'X'], 'Sex: f\nTown: X'],
    ['{{a}}。{{b}}，{{c}}', ['1', '', '3'], '1。3'],
    ['{{a}}、{{b}}；{{c}}', ['1', '', '3'], '1；3'],
    ['- a{{a}}\r\n- b{{b}}\r\n- c{{c}}', ['1', '', '3'], '- a1\r\n- c3'],
  ])('%j with %j reads %j', (value, cells, expected) => expect(sentence(value, cells)).toBe(expected))

  it('leaves no separator at either end, and nothing when all is empty', () => {
    const cell = fc.constantFrom('', ' ', 'x', '甲乙')
    const separator = fc.constantFrom('，', ',', ', ', '；', ';', '、', '。', '\n', ' | ')
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell), separator, separator, fc.constantFrom('', '。'), (cells, s1, s2, end) => {
        const text = sentence(`A{{a}}${s1}B{{b}}${s2}C{{c}}${end}`, cells)
        const kept = cells.filter((value) => value.trim() !== '')
        if (kept.length === 0) expect(text).toBe('')
        else {
          expect(text).toMatch(/^[ABC]/)
          expect(text).not.toMatch(/[，,；;、|\s]$/)
          if (end !== '') expect(text.endsWith('。')).toBe(true)
          for (const value of kept) expect(text).toContain(value)
        }
      }),
    )
  })
})

describe('empty cells left out of the template', () => {
  it.each([
    ['性别：{{a}}，年龄：{{b}}。', ['', '36'], '年龄：36。'],
    ['性别：{{a}}，年龄：{{b}}。', ['女', ''], '性别：女。'],
    ['用户如下。\n性别：{{a}}\n年龄={{b}}\n请推荐', ['', ''], '用户如下。\n请推荐'],
    ['A\n  性别: {{a}}\nB', [''], 'A\nB'],
    ['A\n\n性别：{{a}}\n\nB', [''], 'A\n\nB'],
    ['你好。性别：{{a}}\n请推荐', [''], '你好。\n请推荐'],
    ['你好。性别：{{a}}', [''], '你好。'],
    ['性别：{{a}}岁', [''], '性别：岁'],
    ['性别{{a}}，好', [''], '性别，好'],
    ['<P>性别：{{a}}\n</P>', [''], '<P>性别：\n</P>'],
    [`${'标'.repeat(16)}：{{a}}`, [''], ''],
    [`${'标'.repeat(17)}：{{a}}`, [''], `${'标'.repeat(17)}：`],
    ['{{a}}', [''], ''],
    ['', [], ''],
  ])('%j with %j reads %j', (template, cells, expected) => expect(render(template, cells)).toBe(expected))

  it('take the label of a sentence that has nothing to say', () => {
    expect(sentence('性别{{a}}，年龄{{b}}', ['', ''], 'omit', '画像：$PP\n请推荐')).toBe('请推荐')
    expect(sentence('性别{{a}}，年龄{{b}}', ['', '3'], 'omit', '画像：$PP\n请推荐')).toBe('画像：年龄3\n请推荐')
  })

  it('change nothing where no cell is empty', () => {
    const piece = fc.constantFrom('，', '。', '\n', ' ', 'x：', '{{a}}', '{{b}}', '词', '；', ',', '|', '\r\n')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const source = pieces.join('')
        const expected = source.replaceAll('{{a}}', '1').replaceAll('{{b}}', '2')
        expect(render(source, ['1', '2', '3'])).toBe(expected)
        expect(render(source, ['1', '2', '3'], 'unknown')).toBe(expected)
        expect(sentence(source, ['1', '2', '3'])).toBe(expected)
      }),
    )
  })
})

describe('renderParts', () => {
  it('marks values with the variable that they come from', () => {
    const { binding } = bindTemplate(
      {
        template: 'U: $PP, $KK, {{c}}.',
        variables: [
          { name: 'PP', value: 'sex {{a}}' },
          { name: 'KK', value: 'k' },
        ],
        emptyCells: 'omit',
      },
      columns,
    )
    expect(renderParts(binding, ['f', '', 'z'])).toEqual([
      { text: 'U: ', kind: 'text' },
      { text: 'sex ', kind: 'value', variable: 'PP' },
      { text: 'f', kind: 'value', variable: 'a' },
      { text: ', ', kind: 'text' },
      { text: 'k', kind: 'value', variable: 'KK' },
      { text: ', ', kind: 'text' },
      { text: 'z', kind: 'value', variable: 'c' },
      { text: '.', kind: 'text' },
    ])
  })

  it('joins to the rendered text', () => {
    const cell = fc.constantFrom('', 'x', '{{a}}', '，')
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell), fc.constantFrom<EmptyCells>('omit', 'unknown'), (cells, emptyCells) => {
        const variables = [{ name: 'PP', value: '性别{{a}}，年龄{{b}}。' }]
        const { binding } = bindTemplate(
          { template: '画像：$PP\n城市：{{c}}，{{a}}\n请推荐', variables, emptyCells },
          columns,
        )
        expect(
          renderParts(binding, cells)
            .map((part) => part.text)
            .join(''),
        ).toBe(renderTemplate(binding, cells))
      }),
    )
  })
})
