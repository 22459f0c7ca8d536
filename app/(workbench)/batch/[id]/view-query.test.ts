import { expect, it } from 'vitest'
import { viewHref } from './view-href'
import { parseView } from './view-query'

it('reads back what a link says', () => {
  const query = Object.fromEntries(new URLSearchParams(viewHref({ filter: 'onlyB', a: 1, b: 3, among: null })))
  expect(parseView(query, 5, [0, 1])).toEqual({ filter: 'onlyB', a: 1, b: 3, among: null })
})

it('reads back the rows of a slice, whatever its value holds', () => {
  const view = { filter: 'all', a: 0, b: 1, among: ['slice', 'column:3', '=a"&=%,女'] } as const
  const query = Object.fromEntries(new URLSearchParams(viewHref({ ...view, among: [...view.among] })))
  expect(parseView(query, 2, [0, 1])).toEqual(view)
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
  { in: '["slice"]' },
  { in: 'x' },
])('falls back on %o', (query) => {
  expect(parseView(query, 3, [0, 2])).toEqual({ filter: 'all', a: 0, b: 2, among: null })
})

it('knows no second arm where there is one', () => {
  expect(parseView({ filter: 'onlyB', a: '0', b: '1' }, 1, [0, 1])).toEqual({ filter: 'all', a: 0, b: 1, among: null })
  expect(parseView({ filter: 'neither' }, 1, [0, 1])).toEqual({ filter: 'neither', a: 0, b: 1, among: null })
})
