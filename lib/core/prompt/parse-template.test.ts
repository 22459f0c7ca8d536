// biome-ignore-all lint/suspicious/noTemplateCurlyInString: `${NAME}` is one of the notations under test
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTemplate, templateVariables } from './parse-template'

/** Compact picture of a parse: text as is, variables as <notation name>. */
const picture = (source: string) =>
  parseTemplate(source)
    .map((part) => (part.kind === 'text' ? part.text : `<${part.notation} ${part.name}>`))
    .join('')

describe('parseTemplate', () => {
  it.each([
    ['{{USER}}', '<mustache USER>'],
    ['{$USER}', '<brace-dollar USER>'],
    ['${USER}', '<dollar-brace USER>'],
    ['$USER', '<bare USER>'],
    ['{{ 性别 }}', '<mustache 性别>'],
    ['{$用户画像}${列_2}', '<brace-dollar 用户画像><dollar-brace 列_2>'],
    ['{{年龄(岁)}} {{a-b.c}} {{user name}}', '<mustache 年龄(岁)> <mustache a-b.c> <mustache user name>'],
    ['a {{A1}} b {$B1} c ${C1} d $D1 e', 'a <mustache A1> b <brace-dollar B1> c <dollar-brace C1> d <bare D1> e'],
    ['<USER_PROFILE>$USER_PROFILE</USER_PROFILE>', '<USER_PROFILE><bare USER_PROFILE></USER_PROFILE>'],
  ])('reads %s', (source, expected) => expect(picture(source)).toBe(expected))

  it.each([
    '$5',
    '$100',
    '$A',
    '$a',
    '$_A',
    '$Name',
    '$USERprofile',
    '$USER_1x',
    '$USERé',
    '$',
    '{',
    '{{',
    '{{}}',
    '{{ }}',
    '{$}',
    '${}',
  ])('leaves %s as text', (source) => expect(picture(source)).toBe(source))
  it.each(['{{A\nB}}', '{{A}', '{A}', '{{A}B}}', '{"product": "X"}', '{$$}x'])(
    'leaves broken or foreign braces %j without variables',
    (source) => expect(templateVariables(source)).toEqual([]),
  )

  it('ends a bare name where Chinese text, punctuation or a dollar begins', () => {
    expect(picture('根据$USER_PROFILE推荐')).toBe('根据<bare USER_PROFILE>推荐')
    expect(picture('$USER：$ACTION.')).toBe('<bare USER>：<bare ACTION>.')
    expect(picture('$AB$CD')).toBe('<bare AB><bare CD>')
  })

  it('resolves the escapes and nothing else', () => {
    expect(picture('\\{{USER}}')).toBe('{{USER}}')
    expect(picture('$$USER costs $$5')).toBe('$USER costs $5')
    expect(picture('$$$USER')).toBe('$<bare USER>')
    expect(picture('$${USER} {$$USER}')).toBe('${USER} {$USER}')
    expect(picture('a\\b \\{x')).toBe('a\\b \\{x')
  })

  it('finds a variable inside further braces, as in JSON', () => {
    expect(picture('{"user": {{USER}}}')).toBe('{"user": <mustache USER>}')
    expect(picture('{{{USER}}}')).toBe('{<mustache USER>}')
    expect(picture('{{$USER}}')).toBe('<mustache $USER>')
  })

  it('gives offsets into the source', () => {
    expect(parseTemplate('a$$ {{X}}z')).toEqual([
      { kind: 'text', text: 'a$ ', start: 0, end: 4 },
      { kind: 'variable', name: 'X', notation: 'mustache', start: 4, end: 9 },
      { kind: 'text', text: 'z', start: 9, end: 10 },
    ])
    expect(parseTemplate('')).toEqual([])
  })

  it('never loses a character, whatever the text', () => {
    const piece = fc.constantFrom('{{', '}}', '{', '}', '$', '$$', '\\{{', 'AB', 'a', '性别', ' ', '\n', '_', '9', '😀')
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
          fc.string({ unit: 'binary' }),
        ),
        (source) => {
          const parts = parseTemplate(source)
          expect(parts.map((part) => source.slice(part.start, part.end)).join('')).toBe(source)
          const ends = parts.map((part) => part.end)
          expect(parts.map((part) => part.start)).toEqual(source === '' ? [] : [0, ...ends.slice(0, -1)])
          expect(parts.every((part) => part.end > part.start)).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('copes with long hostile templates', () => {
    for (const unit of ['{{', '{{a', '{$', '${', '$A', '$Aa', '{{$', '\\{{', '{$a$b ']) {
      const source = unit.repeat(200_000)
      expect(parseTemplate(source).at(-1)?.end).toBe(source.length)
    }
  })
})

describe('templateVariables', () => {
  it('lists distinct names in order', () => {
    expect(templateVariables('{{B}} $AB ${B} {$AB} \\{{C}}')).toEqual(['B', 'AB'])
  })
})
