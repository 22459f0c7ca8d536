import { expect, it } from 'vitest'
import { otherHref, otherValue, parseOther } from './other-query'

it('reads what was chosen back from its address', () => {
  const query = { mine: 1, other: otherValue('r1', 2), overlap: true }
  expect(parseOther(Object.fromEntries(new URLSearchParams(otherHref(query))), 2)).toEqual(query)
})

it.each([{}, { mine: '9' }, { mine: 'x', other: ['a', 'b'], overlap: 'yes' }])('falls back on %o', (query) => {
  expect(parseOther(query, 2)).toEqual({ mine: 0, other: '', overlap: false })
})
