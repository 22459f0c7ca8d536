import fc from 'fast-check'
import { expect, it } from 'vitest'
import { storableJson } from './storable-json'

it('drops NUL and replaces lone surrogates, and leaves pairs and written escapes alone', () => {
  expect(JSON.parse(storableJson(['a\u0000b', '\ud800', '\udfff', '😀', '\\u0000', '\\ud800']))).toEqual([
    'ab',
    '\ufffd',
    '\ufffd',
    '😀',
    '\\u0000',
    '\\ud800',
  ])
})

it('gives each text back, made storable, whatever it holds', () => {
  const piece = fc.constantFrom('\u0000', '\ud800', '\udc00', '😀', '\\', 'u0000', 'ud800', '"', '男')
  fc.assert(
    fc.property(fc.array(fc.array(piece).map((pieces) => pieces.join(''))), (cells) => {
      const wanted = cells.map((cell) =>
        [...cell]
          .filter((sign) => sign !== '\u0000')
          .join('')
          .toWellFormed(),
      )
      // Dropping a NUL may bring two halves together: they are a pair then.
      expect(JSON.parse(storableJson(cells))).toEqual(wanted)
    }),
  )
})
