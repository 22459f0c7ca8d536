import { expect, it } from 'vitest'
import { tokenCost } from './token-cost'

const rows = [['女'], ['女生'], ['']].map((cells, index) => ({ index, cells }))
const cost = (value: string, of = rows) => tokenCost({ name: 'V', value }, 'omit', ['a'], of)

it('averages over the rows, an empty one included', () => expect(cost('性别{{a}}')).toBeCloseTo((3 + 4 + 0) / 3, 12))

it('is that of the text where it is the same for all, or no row is at hand', () => {
  expect(cost('固定的字')).toBe(4)
  expect(cost('固定的字', [])).toBe(4)
})
