import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimateTokens } from './estimate-tokens'

describe('estimateTokens', () => {
  // Counted by hand from the rule in the docstring.
  it.each([
    ['', 0],
    ['  \t ', 0],
    ['性别女，年龄36', 7],
    ['女', 1],
    ['word', 1],
    ['words', 2],
    ['The user is a woman', 6],
    ['Привет мир', 3],
    ['2024', 2],
    ['123456', 2],
    ['36~40岁', 4],
    ['a\n\n\r\nb', 3],
    ['ＡＢ　：', 3],
    ['👍👍', 2],
    ['かな 한국', 4],
    ['[{"id": 7}]', 9],
  ])('counts %j as %i', (text, tokens) => expect(estimateTokens(text)).toBe(tokens))

  it('is whole, never more than the characters, and joining never costs more', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z0-9 \n，性]{0,30}$/))
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b, both] = [left, right, left + right].map(estimateTokens) as [number, number, number]
        expect(Number.isInteger(a)).toBe(true)
        expect(a).toBeGreaterThanOrEqual(0)
        expect(a).toBeLessThanOrEqual(left.length)
        expect(both).toBeLessThanOrEqual(a + b)
      }),
      { numRuns: 300 },
    )
  })
})
