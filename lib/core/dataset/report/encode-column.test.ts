import { expect, it } from 'vitest'
import { countTexts, encodeBands, encodeTimes, encodeValues, readNumber } from './encode-column'

it.each([
  ['12', 12],
  ['1,234.5', 1234.5],
  ['３５', 35],
  ['7%', 7],
  ['-2e3', -2000],
  ['', null],
  ['12岁', null],
])('reads the number in %j', (cell, number) => {
  expect(readNumber(cell)).toBe(number)
})

it('counts texts, most frequent first, then as they appear', () => {
  expect(countTexts(['b', 'a', 'c', 'a'])).toEqual([
    ['a', 2],
    ['b', 1],
    ['c', 1],
  ])
})

it('names 49 values and puts the others together; a fiftieth alone keeps its name', () => {
  const cells = (count: number) => Array.from({ length: count }, (_, i) => [`v${i}`, `v${i % 40}`]).flat()
  expect(encodeValues(cells(50)).size).toBe(50)
  const many = encodeValues(cells(60))
  expect(many.size).toBe(50)
  expect(many.codes[2 * 59]).toBe(49)
  expect(encodeValues(['', 'x', '']).codes).toEqual(Uint8Array.from([0, 1, 0]))
  expect(encodeValues([]).size).toBe(0)
})

it('cuts numbers at their quantiles, and keeps what is none apart', () => {
  const { codes, size } = encodeBands([...Array.from({ length: 80 }, (_, i) => i), null])
  expect(size).toBe(9)
  expect(countTexts(Array.from(codes.slice(0, 80), String)).map(([, count]) => count)).toEqual(new Array(8).fill(10))
  expect(codes[80]).toBe(8)
  expect(new Set(encodeBands([5, 5, 5, 5]).codes).size).toBe(1)
})

it('reads hour and weekday of a time', () => {
  const { hours, weekdays } = encodeTimes(['2026-06-01 21:05', '2026-06-07', 'never'])
  expect([...hours.codes]).toEqual([21, 0, 24])
  // 2026-06-01 is a Monday.
  expect([...weekdays.codes]).toEqual([1, 0, 7])
})
