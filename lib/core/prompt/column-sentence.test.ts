import fc from 'fast-check'
import { expect, it } from 'vitest'
import { bindTemplate } from './bind-template'
import { type ColumnSentence, formatSentence, parseSentence, sentenceEnds, sentenceSeparators } from './column-sentence'
import { renderTemplate } from './render-template'

const columns = ['性别', '年龄', 'a|b']
const read = (value: string) => parseSentence(value, columns)
const item = (column: string, before = '', after = '', pipes: ColumnSentence['items'][number]['pipes'] = []) => ({
  before,
  column,
  after,
  pipes,
})

it.each<[string, ColumnSentence]>([
  [
    '性别{{性别}}，年龄{{年龄}}岁。',
    { items: [item('性别', '性别'), item('年龄', '年龄', '岁')], separator: '，', end: '。' },
  ],
  ['Sex: {{性别}}, age: {{年龄}}', { items: [item('性别', 'Sex: '), item('年龄', 'age: ')], separator: ', ', end: '' }],
  [
    '{{性别|映射:1=男|空值:无}}',
    {
      items: [
        item('性别', '', '', [
          { kind: 'map', pairs: [{ from: '1', to: '男' }] },
          { kind: 'empty', text: '无' },
        ]),
      ],
      separator: '，',
      end: '',
    },
  ],
  ['- {{a|b}}\n- {{性别}}', { items: [item('a|b', '- '), item('性别', '- ')], separator: '\n', end: '' }],
  ['花{$年龄}$$，{{性别}}', { items: [item('年龄', '花', '$'), item('性别')], separator: '，', end: '' }],
])('reads %j', (value, sentence) => expect(read(value)).toEqual(sentence))

it.each([
  '只有字',
  '{{省份}}',
  '{{性别}}{{年龄}}',
  '{{性别}}；{{年龄}}，{{性别}}',
  '{{性别}}，甲，{{年龄}}',
  '{{性别|foo:1}}',
  '{{性别|truncate:3|list:、}}',
  '{{性别}}，甲\n乙{{年龄}}',
  '',
])('leaves %j to be edited as text', (value) => expect(read(value)).toBeNull())

const words = fc.string({ unit: fc.constantFrom('$', '{', '}', '\\', 'a', 'AB', '年', ':', ' ', '|'), maxLength: 6 })
const pipes = fc.constantFrom<ColumnSentence['items'][number]['pipes']>(
  [],
  [{ kind: 'truncate', length: 3 }],
  [
    { kind: 'map', pairs: [{ from: 'x', to: '{{年龄}}' }] },
    { kind: 'empty', text: ' ' },
  ],
)
const sentence = fc.record({
  items: fc.array(fc.record({ before: words, column: fc.constantFrom(...columns), after: words, pipes }), {
    minLength: 1,
    maxLength: 4,
  }),
  separator: fc.constantFrom(...sentenceSeparators),
  end: fc.constantFrom(...sentenceEnds),
})

it('says what its items say, whatever the words, and reads back as what says the same', () => {
  fc.assert(
    fc.property(sentence, (built) => {
      const value = formatSentence(built)
      const say = (text: string) => {
        const bound = bindTemplate(
          { template: '{{V}}', variables: [{ name: 'V', value: text }], emptyCells: 'unknown' },
          columns,
        )
        expect(bound.problems).toEqual({ unbound: [], unused: [] })
        return renderTemplate(bound.binding, ['x', 'yyyyy', 'zz'])
      }
      const cells: Record<string, string> = { 性别: 'x', 年龄: 'yyyyy', 'a|b': 'zz' }
      const plain = built.items.every((one) => one.pipes.length === 0)
      const expected =
        built.items.map(({ before, column, after }) => before + cells[column] + after).join(built.separator) + built.end
      if (plain) expect(say(value)).toBe(expected.trim())
      const again = parseSentence(value, columns)
      if (again !== null) expect(say(formatSentence(again))).toBe(say(value))
    }),
    { numRuns: 1000 },
  )
})
