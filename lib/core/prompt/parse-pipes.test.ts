import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatReference } from './format-reference'
import { parsePipes, splitReference } from './parse-pipes'
import { parseTemplate } from './parse-template'
import type { Pipe } from './pipe'

const pipesOf = (written: string) => {
  const read = parsePipes(written)
  return 'pipes' in read ? read.pipes : read.problem
}

describe('parsePipes', () => {
  it.each<[string, Pipe[]]>([
    ['', []],
    [
      'map:1=男;2=女',
      [
        {
          kind: 'map',
          pairs: [
            { from: '1', to: '男' },
            { from: '2', to: '女' },
          ],
        },
      ],
    ],
    [' 映射： 1 ＝ 男 ； *=其他;', [{ kind: 'map', pairs: [{ from: '1', to: '男' }], otherwise: '其他' }]],
    ['map:*=x', [{ kind: 'map', pairs: [], otherwise: 'x' }]],
    ['map:\\*=x', [{ kind: 'map', pairs: [{ from: '*', to: 'x' }] }]],
    [
      'map:a\\;b=c\\|d\\=e;f=g=h',
      [
        {
          kind: 'map',
          pairs: [
            { from: 'a;b', to: 'c|d=e' },
            { from: 'f', to: 'g=h' },
          ],
        },
      ],
    ],
    ['map:0=', [{ kind: 'map', pairs: [{ from: '0', to: '' }] }]],
    [
      'band:0-17=未成年;18-35=青年;36-=中年以上',
      [
        {
          kind: 'band',
          bands: [
            { low: 0, high: 17, name: '未成年' },
            { low: 18, high: 35, name: '青年' },
            { low: 36, high: null, name: '中年以上' },
          ],
        },
      ],
    ],
    [
      '分段:-5--1=负;-0=零下;７=七;1.5～2=多;*=无',
      [
        {
          kind: 'band',
          bands: [
            { low: -5, high: -1, name: '负' },
            { low: null, high: 0, name: '零下' },
            { low: 7, high: 7, name: '七' },
            { low: 1.5, high: 2, name: '多' },
          ],
          otherwise: '无',
        },
      ],
    ],
    ['Truncate: 120 ', [{ kind: 'truncate', length: 120 }]],
    ['list:、;5', [{ kind: 'list', joiner: '、', most: 5 }]],
    ['列表：, ；5', [{ kind: 'list', joiner: ', ', most: 5 }]],
    ['list:;', [{ kind: 'list', joiner: ';' }]],
    ['list:；;3', [{ kind: 'list', joiner: '；', most: 3 }]],
    ['list:\\n', [{ kind: 'list', joiner: '\n' }]],
    ['list:a\\;5', [{ kind: 'list', joiner: 'a;5' }]],
    ['empty:没有记录：一条;也没有', [{ kind: 'empty', text: '没有记录：一条;也没有' }]],
    ['empty:\\sx\\s', [{ kind: 'empty', text: ' x ' }]],
    ['empty:\\u007b\\\\n\\', [{ kind: 'empty', text: '{\\n\\' }]],
    [
      'list:、|truncate:9｜空值:无',
      [
        { kind: 'list', joiner: '、' },
        { kind: 'truncate', length: 9 },
        { kind: 'empty', text: '无' },
      ],
    ],
  ])('reads %j', (written, pipes) => expect(pipesOf(written)).toEqual(pipes))

  it.each([
    ['upper:x', { pipe: 'upper', reason: 'unknown', detail: 'upper:x' }],
    ['map:1=a|', { pipe: '', reason: 'unknown', detail: '' }],
    ['map', { pipe: 'map', reason: 'needsValue', detail: 'map' }],
    ['empty: ', { pipe: 'empty', reason: 'needsValue', detail: '' }],
    ['映射:;', { pipe: '映射', reason: 'needsValue', detail: '' }],
    ['map:1=a;2', { pipe: 'map', reason: 'pair', detail: '2' }],
    ['map:=a', { pipe: 'map', reason: 'pair', detail: '=a' }],
    ['map:1=a; 1 =b', { pipe: 'map', reason: 'repeated', detail: '1 =b' }],
    ['band:x-y=a', { pipe: 'band', reason: 'range', detail: 'x-y' }],
    ['band:-=a', { pipe: 'band', reason: 'range', detail: '-' }],
    ['band:9-3=a', { pipe: 'band', reason: 'backwards', detail: '9-3' }],
    ['truncate:0', { pipe: 'truncate', reason: 'length', detail: '0' }],
    ['truncate:1.5', { pipe: 'truncate', reason: 'length', detail: '1.5' }],
    ['truncate:9999999', { pipe: 'truncate', reason: 'length', detail: '9999999' }],
    ['list:、;0', { pipe: 'list', reason: 'most', detail: '0' }],
    ['list:、;', { pipe: 'list', reason: 'most', detail: '' }],
    ['list:;5', { pipe: 'list', reason: 'needsValue', detail: ';5' }],
  ])('refuses %j', (written, problem) => expect(pipesOf(written)).toEqual(problem))

  it('never throws, whatever is written', () => {
    const piece = fc.constantFrom('map', 'band:', 'list:', '|', ':', ';', '=', '\\', '*', '1', '-', '男', ' ', '\\u12')
    const written = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 20 }).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(written, (text) => {
        expect(parsePipes(text)).toBeTypeOf('object')
      }),
    )
  })

  it('takes time linear in a long hostile reference', () => {
    for (const unit of ['|', 'map:', ';', '\\', ' ', '=;', '\\;', '｜a']) {
      expect(parsePipes(`map:1=a${unit.repeat(200_000)}`)).toBeTypeOf('object')
      expect(splitReference(unit.repeat(200_000), () => false)).toBeTypeOf('object')
    }
  })
})

describe('formatReference', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom('\\', ';', '=', '|', '；', '{', '}', '\n', '\r', ' ', '\t', '*', 'a', '\u3000', '$'),
    }),
  )
  const some = words.filter((text) => text.trim() !== '')
  const number = fc.oneof(fc.integer({ min: -500, max: 500 }), fc.constantFrom(0.5, -2.25, 17.5))
  const optional = <K extends string, T>(key: K, value: fc.Arbitrary<T>) =>
    fc.option(value.map((v) => ({ [key]: v }))).map((v) => v ?? {})
  const pipe = fc.oneof(
    fc
      .tuple(
        fc.uniqueArray(fc.record({ from: some, to: words }), { selector: (one) => one.from, minLength: 1 }),
        optional('otherwise', words),
      )
      .map(([pairs, otherwise]) => ({ kind: 'map', pairs, ...otherwise })),
    fc.tuple(number, number, words, optional('otherwise', words)).map(([x, y, name, otherwise]) => ({
      kind: 'band',
      bands: [{ low: Math.min(x, y), high: Math.max(x, y), name }],
      ...otherwise,
    })),
    fc.integer({ min: 1, max: 1_000_000 }).map((length) => ({ kind: 'truncate', length })),
    fc
      .tuple(
        words.filter((text) => text !== ''),
        optional('most', fc.integer({ min: 1, max: 99 })),
      )
      .map(([joiner, most]) => ({ kind: 'list', joiner, ...most })),
    words.filter((text) => text !== '').map((text) => ({ kind: 'empty', text })),
  ) as fc.Arbitrary<Pipe>

  it('is read back as the same column and pipes, inside braces', () => {
    fc.assert(
      fc.property(fc.array(pipe, { maxLength: 3 }), (pipes) => {
        const [part, ...others] = parseTemplate(`{{${formatReference('性别', pipes)}}}`)
        expect(others).toEqual([])
        const { column, pipes: rest } = splitReference(
          part?.kind === 'variable' ? part.name : '',
          (name) => name === '性别',
        )
        expect(column).toBe('性别')
        expect(parsePipes(rest ?? '')).toEqual({ pipes })
      }),
      { numRuns: 1000 },
    )
  })

  it('writes English names and only the escapes that are needed', () => {
    expect(
      formatReference('兴趣', [
        { kind: 'list', joiner: ', ', most: 5 },
        { kind: 'empty', text: '没有' },
      ]),
    ).toBe('兴趣|list:,\\s;5|empty:没有')
    expect(formatReference('x', [{ kind: 'band', bands: [{ low: null, high: 17, name: '≤17' }] }])).toBe(
      'x|band:-17=≤17',
    )
  })
})

describe('splitReference', () => {
  const split = (written: string, ...known: string[]) => splitReference(written, (name) => known.includes(name))
  it.each([
    ['性别', ['性别'], { column: '性别', pipes: undefined }],
    ['a|map:1=2', ['a'], { column: 'a', pipes: 'map:1=2' }],
    ['a | list:、', ['a'], { column: 'a', pipes: ' list:、' }],
    ['a|map:1=2', ['a', 'a|map:1=2'], { column: 'a|map:1=2', pipes: undefined }],
    ['a|b|list:、', ['a', 'a|b'], { column: 'a|b', pipes: 'list:、' }],
    ['x|b|c', ['a'], { column: 'x', pipes: 'b|c' }],
    ['x', [], { column: 'x', pipes: undefined }],
  ])('%j among %j', (written, known, expected) => expect(split(written, ...known)).toEqual(expected))
})
