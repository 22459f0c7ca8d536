import { describe, expect, it } from 'vitest'
import { numberText, referencedColumn, serialShape, serialText, unescapedText } from './spreadsheet-cell'

describe('number formats', () => {
  it.each([
    [0, undefined, 'number'],
    [9, undefined, 'number'],
    [14, undefined, 'date'],
    [22, undefined, 'dateTime'],
    [21, undefined, 'time'],
    [31, undefined, 'date'],
    [164, 'yyyy\\-mm\\-dd', 'date'],
    [164, 'yyyy"年"m"月"d"日"', 'date'],
    [164, '[$-804]yyyy/m/d h:mm;@', 'dateTime'],
    [164, '[h]:mm:ss', 'time'],
    [164, 'mmm', 'date'],
    [164, 'm"月"', 'date'],
    [164, '#,##0.00 "days"', 'number'],
    [164, '[Red]0.00;[Blue]-0.00', 'number'],
    [164, '0.00E+00', 'number'],
    [164, 'General', 'number'],
    [164, '¥#,##0_);(¥#,##0)', 'number'],
  ])('%i %s is a %s', (id, code, shape) => expect(serialShape(id, code)).toBe(shape))
})

describe('serial numbers', () => {
  // ECMA-376 part 1, 18.17.4.1: in the 1900 date system 1 is 1900-01-01, 59 is 1900-02-28, 61 is 1900-03-01.
  it.each([
    [1, 'date', false, '1900-01-01'],
    [59, 'date', false, '1900-02-28'],
    [61, 'date', false, '1900-03-01'],
    [45503, 'date', false, '2024-07-30'],
    [45503.87847222, 'dateTime', false, '2024-07-30 21:05:00'],
    [45503.5, 'date', false, '2024-07-30 12:00:00'],
    [44041, 'date', true, '2024-07-30'],
    [0.878472222224, 'time', false, '21:05:00'],
    [1.5, 'time', false, '36:00:00'],
    [-1, 'date', false, '-1'],
    [1e9, 'date', false, '1000000000'],
  ] as const)('%d as %s (1904: %s) is %s', (serial, shape, from1904, text) =>
    expect(serialText(serial, shape, from1904)).toBe(text),
  )
})

describe('cells', () => {
  it('shows numbers without float noise', () => {
    expect(numberText(0.1 + 0.2)).toBe('0.3')
    expect(numberText(1234567.1)).toBe('1234567.1')
    expect(numberText(13800138000)).toBe('13800138000')
    expect(numberText(-0.07)).toBe('-0.07')
  })
  it('finds the column of a reference', () => {
    expect(['A1', 'Z9', 'AA10', 'XFD1048576', '12', ''].map(referencedColumn)).toEqual([0, 25, 26, 16383, -1, -1])
  })
  it('undoes the escapes of control characters', () => {
    expect(unescapedText('a_x000D_b')).toBe('a\rb')
    expect(unescapedText('_x005F_x000D_')).toBe('_x000D_')
    expect(unescapedText('max_x')).toBe('max_x')
  })
})
