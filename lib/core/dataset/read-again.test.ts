import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { delimiters } from './choices'
import type { Delimiter } from './dataset'
import { readAgain } from './read-again'

const names = ['用户', '说"明', '下一\n产品']

describe('a line read again', () => {
  it.each<[string, Delimiter, ReturnType<typeof readAgain>]>([
    ['u1,男,甲', ',', { rows: [['u1', '男', '甲']] }],
    ['u1\t"男, ""壮"""\t甲\r\n', '\t', { rows: [['u1', '男, "壮"', '甲']] }],
    ['u1,"两\n行",甲', ',', { rows: [['u1', '两\n行', '甲']] }],
    [
      'u1,男,甲\nu2,女,乙',
      ',',
      {
        rows: [
          ['u1', '男', '甲'],
          ['u2', '女', '乙'],
        ],
      },
    ],
    ['u1,男,甲\nu2', ',', { reason: 'too_few_cells' }],
    ['u1,男', ',', { reason: 'too_few_cells' }],
    ['u1,男,甲,乙', ',', { reason: 'too_many_cells' }],
    ['"u1,男,甲', ',', { reason: 'unclosed_quote' }],
    ['u1,"男"人,甲', ',', { reason: 'bad_quote' }],
    ['u1,\ufffd,甲', ',', { reason: 'bad_encoding' }],
    ['u1,\0,甲', ',', { reason: 'bad_encoding' }],
    ['', ',', { reason: 'too_few_cells' }],
    ['\n\n', ',', { reason: 'too_few_cells' }],
  ])('%j', (text, delimiter, expected) => expect(readAgain(text, delimiter, names)).toEqual(expected))

  it('takes any cells that are written by the rules, to the letter', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '药', '"', ',', ';', '\n', '\r', ' ', '|', '\t') })
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell), fc.constantFrom(...delimiters), (cells, delimiter) => {
        const text = cells.map((value) => `"${value.replaceAll('"', '""')}"`).join(delimiter)
        expect(readAgain(text, delimiter, names)).toEqual({ rows: [cells] })
      }),
    )
  })
})
