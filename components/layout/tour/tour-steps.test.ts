import { expect, it } from 'vitest'
import { tourPlaceOf } from './tour-steps'

it.each([
  [undefined, 'offered'],
  ['', 'offered'],
  ['0', 0],
  ['4', 4],
  ['5', 'offered'],
  ['-1', 'offered'],
  ['1e0', 'offered'],
  ['over', 'over'],
])('a cookie of %j is the place %j', (value, place) => expect(tourPlaceOf(value)).toBe(place))
