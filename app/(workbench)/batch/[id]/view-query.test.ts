import { expect, it } from 'vitest'
import { parseView, viewHref } from './view-query'

it('reads back what a link says', () => {
  const query = Object.fromEntries(new URLSearchParams(viewHref({ filter: 'onlyB', a: 1, b: 3 })))
  expect(parseView(query, 5, [0, 1])).toEqual({ filter: 'onlyB', a: 1, b: 3 })
})

it('puts the earlier arm first', () => {
  expect(parseView({ a: '3', b: '1' }, 5, [0, 1])).toMatchObject({ a: 1, b: 3 })
})

it.each([
  { a: '0', b: '9' },
  { a: 'x', b: '1' },
  { a: '2', b: '2' },
  { a: '-1', b: '1' },
  { b: '2' },
  { filter: ['all', 'both'] },
  { filter: 'best' },
])('falls back on %o', (query) => {
  expect(parseView(query, 3, [0, 2])).toEqual({ filter: 'all', a: 0, b: 2 })
})

it('knows no second arm where there is one', () => {
  expect(parseView({ filter: 'onlyB', a: '0', b: '1' }, 1, [0, 1])).toEqual({ filter: 'all', a: 0, b: 1 })
  expect(parseView({ filter: 'neither' }, 1, [0, 1])).toEqual({ filter: 'neither', a: 0, b: 1 })
})
