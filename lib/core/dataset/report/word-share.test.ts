import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordShare } from './word-share'

it.each([
  ['女', 1],
  ['36~40岁', 1],
  ['3个月', 1],
  ['５０岁以上', 1],
  ['married', 1],
  ['high income', 1],
  ['Москва', 1],
  ['35', 0],
  ['A12', 0],
  ['lvl3', 0],
  ['F', 0],
  ['XK_9', 0],
  ['2026-06-01', 0],
  ['', 0],
  ['——', 0],
  ['U100 女性', 2 / 6],
])('%j stands %d in words', (value, share) => {
  expect(wordShare(value)).toBeCloseTo(share, 12)
})

it('is a share, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(wordShare(text)).toBeGreaterThanOrEqual(0)
      expect(wordShare(text)).toBeLessThanOrEqual(1)
    }),
  )
})
