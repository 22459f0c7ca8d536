import { expect, it } from 'vitest'
import { itemSeed } from '../../sampling/random'
import { sampleRows } from './sample-rows'

it('takes the rows with the lowest item seeds, as a uniform sample does, in the order of the file', () => {
  const lowest = Array.from({ length: 500 }, (_, row) => row)
    .sort((a, b) => itemSeed(9, a) - itemSeed(9, b))
    .slice(0, 60)
  expect(sampleRows(500, 60, 9)).toEqual(lowest.sort((a, b) => a - b))
})

it('takes all where there are no more', () => {
  expect(sampleRows(3, 3, 1)).toEqual([0, 1, 2])
  expect(sampleRows(0, 3, 1)).toEqual([])
})
