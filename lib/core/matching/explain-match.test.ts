import fc from 'fast-check'
import { expect, it } from 'vitest'
import { explainMatch } from './explain-match'
import { createNormaliser } from './normalise'

const normalise = createNormaliser()

it('marks what two names share and compares their packages', () => {
  expect(explainMatch('感冒灵片 24片', '感冒灵颗粒 48片', normalise)).toEqual({
    grade: 'lexical',
    packages: 'differ',
    wanted: {
      name: [
        { text: '感冒灵', shared: true },
        { text: '片', shared: false },
      ],
      specs: ['24片'],
    },
    found: {
      name: [
        { text: '感冒灵', shared: true },
        { text: '颗粒', shared: false },
      ],
      specs: ['48片'],
    },
  })
})

it.each([
  ['【特价】感冒灵 24片', '感冒灵', 'exact', 'unsaid'],
  ['感冒灵 24片', '感冒灵 24片*2盒', 'exact', 'same'],
  ['感冒灵 24片', '感冒灵 48片', 'lexical', 'differ'],
  ['', '感冒灵', 'lexical', 'unsaid'],
])('%s against %s is %s, packages %s', (wanted, found, grade, packages) => {
  expect(explainMatch(wanted, found, normalise)).toMatchObject({ grade, packages })
})

it('keeps both normalised names whole', () => {
  const text = fc.string({ unit: fc.constantFrom(...'龙胆泻肝ab1𠮷 '), maxLength: 12 })
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { wanted, found } = explainMatch(a, b, normalise)
      expect(wanted.name.map((piece) => piece.text).join('')).toBe(normalise(a).name)
      expect(found.name.map((piece) => piece.text).join('')).toBe(normalise(b).name)
    }),
  )
})
