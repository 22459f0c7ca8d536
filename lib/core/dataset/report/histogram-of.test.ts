import fc from 'fast-check'
import { expect, it } from 'vitest'
import { histogramOf } from './histogram-of'

it('has twenty equal bins over even values', () => {
  const shape = histogramOf(Array.from({ length: 2001 }, (_, i) => i))
  expect(shape).toMatchObject({ low: 20, high: 1980, below: 20, above: 20 })
  expect(shape?.counts.slice(1, -1).every((count) => count === 98)).toBe(true)
})

it('far values count at the ends and flatten nothing', () => {
  const shape = histogramOf([...Array.from({ length: 999 }, (_, i) => i % 10), 1e9])
  expect(shape).toMatchObject({ low: 0, high: 9, above: 1, below: 0 })
})

it('where nearly all are one value, all are drawn', () => {
  expect(histogramOf([...new Array(999).fill(3), 5])).toMatchObject({
    low: 3,
    high: 5,
    counts: expect.arrayContaining([999, 1]),
  })
})

it('is nothing for one value or none', () => {
  expect([histogramOf([]), histogramOf([4]), histogramOf([4, 4])]).toEqual([null, null, null])
})

it('counts every value once', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { maxLength: 300 }), (values) => {
      const shape = histogramOf(values)
      if (shape === null) return
      expect(shape.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length)
      expect(shape.below).toBe(values.filter((value) => value < shape.low).length)
      expect(shape.above).toBe(values.filter((value) => value > shape.high).length)
    }),
  )
})
