import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordsSchema } from './storable-words'

it('takes words as they are but for what can’t be stored, and holds to their length', () => {
  const schema = wordsSchema(1, 5)
  expect(schema.parse(' 很\u0000好 ')).toBe('很好')
  expect(schema.parse('<b>&')).toBe('<b>&')
  for (const wrong of ['', ' \u0000 ', 'sechs!']) expect(schema.safeParse(wrong).success).toBe(false)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { data } = wordsSchema(0, 10_000).safeParse(text)
      expect(data?.isWellFormed()).toBe(true)
      expect(data).not.toContain('\u0000')
    }),
  )
})
