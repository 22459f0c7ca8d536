import { expect, it } from 'vitest'
import { scoreFormat } from './score-format'

const written = (...scores: number[]) =>
  scores.map((score) => new Intl.NumberFormat('en', scoreFormat(scores)).format(score))

it.each([
  [
    [0.0702, 0.028, 0.055],
    ['0.0702', '0.0280', '0.0550'],
  ],
  [
    [12, 3],
    ['12', '3'],
  ],
  [
    [0.5, 120],
    ['0.5', '120.0'],
  ],
  [
    [1 / 3, 0],
    ['0.3333', '0.0000'],
  ],
  [
    [0.00001234, 0.5],
    ['0.00001234', '0.5'],
  ],
  [[], []],
])('writes the scores of a column alike: %j', (scores, expected) => {
  expect(written(...scores)).toEqual(expected)
})
