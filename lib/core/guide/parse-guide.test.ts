import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGuide } from './parse-guide'
import { type Inline, isSafeLink, parseInline, plainText } from './parse-inline'

const text = (words: string): Inline[] => [{ kind: 'text', text: words }]

describe('parseGuide', () => {
  it('reads every form that the guides use', () => {
    const source = [
      '# 第一次 *运行*',
      '',
      'One line,',
      'and its second.',
      '中文一行，',
      '接着一行。',
      '## Steps',
      '1. first',
      '   goes on',
      '2. second',
      '- other',
      '',
      '```sh',
      'npm start # <b>',
      '',
      'done',
      '```',
      '| a | b \\| c |',
      '|---|:--:|',
      '| 1 | **2** |',
      '## Steps',
    ].join('\n')
    expect(parseGuide(source)).toEqual([
      { kind: 'heading', level: 1, id: '第一次-运行', children: text('第一次 *运行*') },
      { kind: 'paragraph', children: text('One line, and its second. 中文一行，接着一行。') },
      { kind: 'heading', level: 2, id: 'steps', children: text('Steps') },
      { kind: 'list', ordered: true, items: [text('first goes on'), text('second')] },
      { kind: 'list', ordered: false, items: [text('other')] },
      { kind: 'code', text: 'npm start # <b>\n\ndone' },
      {
        kind: 'table',
        head: [text('a'), text('b | c')],
        rows: [[text('1'), [{ kind: 'strong', children: text('2') }]]],
      },
      { kind: 'heading', level: 2, id: 'steps-2', children: text('Steps') },
    ])
  })

  it('takes any text without failing, and loses none of the words of a plain one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        expect(Array.isArray(parseGuide(source))).toBe(true)
      }),
    )
    const word = fc.stringMatching(/^[a-z]{1,8}$/)
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 }),
        (paragraphs) => {
          const blocks = parseGuide(paragraphs.map((words) => words.join('\n')).join('\n\n'))
          expect(blocks).toEqual(paragraphs.map((words) => ({ kind: 'paragraph', children: text(words.join(' ')) })))
        },
      ),
    )
  })

  it.each(['- ', '1. ', '```', '| a |', '|-|', '#', '####### x', '  x'])('ends on %j', (source) =>
    expect(parseGuide(source).length).toBeLessThan(3),
  )
})

describe('parseInline', () => {
  it('knows code, strong, links, pictures and escaped signs', () => {
    expect(parseInline('a `b**c` **d [e](/f)** \\*g\\* ![h](../../screens/i-zh.webp)')).toEqual([
      ...text('a '),
      { kind: 'code', text: 'b**c' },
      ...text(' '),
      { kind: 'strong', children: [...text('d '), { kind: 'link', href: '/f', children: text('e') }] },
      ...text(' *g* '),
      { kind: 'image', src: '../../screens/i-zh.webp', alt: 'h' },
    ])
  })

  it.each([
    ['/data', true],
    ['#part', true],
    ['https://example.com/x', true],
    ['compare.md', true],
    ['compare.md#part', true],
    ['//evil.example', false],
    ['javascript:alert', false],
    ['http://example.com', false],
    ['data:text/html,x', false],
    ['../../.env', false],
  ])('%s may be followed: %s', (href, safe) => {
    expect(isSafeLink(href)).toBe(safe)
    const shown = parseInline(`[x](${href})`)
    expect(shown.some(({ kind }) => kind === 'link')).toBe(safe)
    if (!safe) expect(shown).toEqual(text(`[x](${href})`))
  })

  it('keeps all words of a line without marks', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[^\\`*[\]!]*$/), (line) => {
        expect(plainText(parseInline(line))).toBe(line)
      }),
    )
  })
})
