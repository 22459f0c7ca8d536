import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePipes, numberOf } from './compile-pipes'
import { parsePipes } from './parse-pipes'

const through = (written: string, cell: string): string => {
  const read = parsePipes(written)
  if ('problem' in read) throw new Error(JSON.stringify(read.problem))
  return compilePipes(read.pipes)?.(cell) ?? cell
}

it.each([
  ['map:1=男;2=女', '1', '男'],
  ['map:1=男;2=女', ' 2 ', '女'],
  ['map:1=男;2=女', '3', '3'],
  ['map:1=男;*=未填', '9', '未填'],
  ['map:1=', '1', ''],
  ['map:1=2;2=3', '1', '2'],
  ['band:0-17=未成年;18-35=青年;36-=中年以上', '0', '未成年'],
  ['band:0-17=未成年;18-35=青年;36-=中年以上', '17', '未成年'],
  ['band:0-17=未成年;18-35=青年;36-=中年以上', '17.5', '未成年'],
  ['band:0-17=未成年;18-35=青年;36-=中年以上', '18', '青年'],
  ['band:0-17=未成年;18-35=青年;36-=中年以上', '１８', '青年'],
  ['band:0-17=未成年;18-35=青年;36-=中年以上', '1,000', '中年以上'],
  ['band:0-17=未成年;18-35=青年;36-=中年以上', '-1', '-1'],
  ['band:0-17=未成年;18-35=青年;36-=中年以上', '36~40岁', '36~40岁'],
  ['band:0-17=未成年;18-35=青年;*=其他', '35.5', '其他'],
  ['band:0-10=低;10-20=高', '10', '高'],
  ['band:0-10=低;10-20=高', '9.99', '低'],
  ['band:0-9.9=低;10-=高', '9.95', '低'],
  ['band:0-9=低;12-=高', '10', '10'],
  ['band:0-50=宽;10-20=窄', '30', '宽'],
  ['truncate:5', '五个字以内', '五个字以内'],
  ['truncate:5', '这里不止五个字', '这里不止…'],
  ['truncate:10', '浏览阿胶糕，搜索记忆力，收藏', '浏览阿胶糕，搜索记…'],
  ['truncate:10', '浏览阿胶糕的评，搜索记忆力，收藏', '浏览阿胶糕的评…'],
  ['truncate:1', '长', '长'],
  ['truncate:1', '很长', '…'],
  ['truncate:13', 'browse blood pressure', 'browse blood…'],
  ['truncate:3', '👍👍👍', '👍👍👍'],
  ['truncate:3', '👍👍👍👍', '👍👍…'],
  ['truncate:4', 'ae\u0301\u0301\u0301x', 'a…'],
  ['list:、;2', '滋补|养生|护眼', '滋补、养生'],
  ['list:、', 'a, b，c；d;e、f｜g\nh', 'a、b、c、d、e、f、g、h'],
  ['list:、', '["滋补","养生, 护眼",3,null,{"a":1}]', '滋补、养生, 护眼、3、{"a":1}'],
  ['list:、', "['滋补', '养生']", '滋补、养生'],
  ['list:、', '[]', ''],
  ['list:、', ',,', ''],
  ['list:, ', '["a', '["a'],
  ['list:、|truncate:5', '滋补,养生,护眼', '滋补、养…'],
  ['empty:无', 'x', 'x'],
])('%s makes of %j %j', (written, cell, words) => expect(through(written, cell)).toBe(words))

it('compiles nothing where nothing changes', () => {
  expect(compilePipes([])).toBeUndefined()
  expect(compilePipes([{ kind: 'empty', text: '无' }])).toBeUndefined()
})

describe('whatever the cell', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.json(),
    fc
      .array(fc.constantFrom('[', ']', '"', "'", ',', '、', '1', '-', '.', ' ', '字', '👍', '\u200d'))
      .map((all) => all.join('')),
  )
  const pipes = ['map:1=a;*=b', 'band:0-1=a;2-=b', 'truncate:1', 'truncate:7', 'list:、;2', 'list:、|map:1=|truncate:3']
  it('never throws, and gives the same again', () => {
    fc.assert(
      fc.property(cell, fc.constantFrom(...pipes), (text, written) => {
        expect(through(written, text)).toBe(through(written, text))
      }),
    )
  })

  it('keeps what it does not fit, and truncates to no more than asked, from the beginning', () => {
    fc.assert(
      fc.property(cell, fc.integer({ min: 1, max: 20 }), (text, length) => {
        expect(through('map:not a cell=x', text)).toBe(text)
        const short = through(`truncate:${length}`, text)
        expect(Array.from(short).length).toBeLessThanOrEqual(Math.max(length, 0))
        if (short !== text) {
          expect(short.endsWith('…')).toBe(true)
          expect(text.startsWith(short.slice(0, -1))).toBe(true)
        } else expect(Array.from(text).length).toBeLessThanOrEqual(length)
      }),
      { numRuns: 500 },
    )
  })

  it('puts every whole number into exactly the band that was written for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 200 }), (value) => {
        const expected = value < 0 ? 'a' : value < 18 ? 'b' : value < 36 ? 'c' : 'd'
        expect(through('band:36-=d;--1=a;0-17=b;18-35=c', String(value))).toBe(expected)
      }),
    )
  })
})

it.each([
  ['12', 12],
  [' -3.5 ', -3.5],
  ['１２．５', 12.5],
  ['1,234,567.8', 1234567.8],
  ['.5', 0.5],
  ['1,23', undefined],
  ['1e5', undefined],
  ['0x10', undefined],
  ['Infinity', undefined],
  ['', undefined],
  ['36岁', undefined],
])('reads the number of %j', (cell, value) => expect(numberOf(cell)).toBe(value))
