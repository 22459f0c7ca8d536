import { expect, it } from 'vitest'
import { findLeak } from './find-leak'

const labels = Array.from({ length: 400 }, (_, i) => `产品${(i * 7) % 20}号`)
const halves = Uint8Array.from(labels, (_, i) => Math.floor(i / 20) % 2)
const leakOf = (cell: (label: string, row: number) => string) => findLeak(labels.map(cell), labels, halves).leak

it('a copy of the label is the answer, in any width and case', () => {
  expect(leakOf((label) => label)).toEqual({ kind: 'same', share: 1 })
  expect(leakOf((label, row) => (row % 2 ? label.replace('产品1', '产品１') : ` ${label}`))?.kind).toBe('same')
})

it('a text with the label’s name in it contains the answer', () => {
  expect(leakOf((label, row) => (row % 20 ? `已购买${label}一盒` : '浏览首页'))).toEqual({
    kind: 'contains',
    share: 0.95,
  })
})

it('what was viewed before may well name the answer: a share, and no leak', () => {
  const viewed = (label: string, row: number) => (row % 4 ? `产品3号、${label}` : row % 8 ? '' : '产品x号')
  expect(leakOf(viewed)).toBeNull()
  expect(findLeak(labels.map(viewed), labels, halves).naming).toBeCloseTo(300 / 350)
  expect(findLeak(['', ''], ['甲乙', '甲乙'], halves).naming).toBe(0)
})

it('a code of the label predicts it, and a few errors change nothing', () => {
  expect(leakOf((label) => `SKU${label.length}${label.slice(2, -1)}`)).toEqual({ kind: 'predicts', share: 1 })
  expect(leakOf((label, row) => (row % 25 === 3 ? 'c0' : `c${label.slice(2, -1)}`))?.kind).toBe('predicts')
})

it.each([
  ['a repeated purchase now and then', (label: string, row: number) => (row % 8 ? '浏览首页' : `看${label}`)],
  ['a feature', (label: string, row: number) => String((label.length + row) % 6)],
  ['values that never come back', (_: string, row: number) => `r${row}`],
  ['nothing', () => ''],
])('%s is no leak', (_, cell) => {
  expect(leakOf(cell)).toBeNull()
})

it('a label that is nearly always the same is not told by everything', () => {
  const one = labels.map((_, i) => (i % 50 === 0 ? '少见' : '常见'))
  expect(
    findLeak(
      labels.map((_, i) => `v${i % 7}`),
      one,
      halves,
    ).leak,
  ).toBeNull()
})

it('too few cells are not judged', () => {
  expect(leakOf((label, row) => (row < 49 ? label : ''))).toBeNull()
})
