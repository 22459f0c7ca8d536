import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compilePipes } from './compile-pipes'
import { suggestBands } from './suggest-bands'

const oneTo = (n: number) => Array.from({ length: n }, (_, i) => String(i + 1))

it('cuts whole numbers at quantiles', () => {
  // quantile(1:100, c(.25, .5, .75), type = 1) in R: 25 50 75.
  expect(suggestBands(oneTo(100), 4).map((band) => band.name)).toEqual(['≤24', '25~49', '50~74', '≥75'])
  expect(suggestBands(['3400', '1210', '9990', '5555'], 2)).toEqual([
    { low: null, high: 3399, name: '≤3399' },
    { low: 3400, high: null, name: '≥3400' },
  ])
})

it('lets other numbers share their ends', () => {
  expect(suggestBands(['0.5', '1.5', '2.5', '3.5', 'x', ''], 2)).toEqual([
    { low: null, high: 1.5, name: '≤1.5' },
    { low: 1.5, high: null, name: '≥1.5' },
  ])
})

it.each([[[]], [['x', '']], [['7', '7', '7']]])('finds none in %j', (cells) =>
  expect(suggestBands(cells, 4)).toEqual([]),
)

it('gives every number exactly one band', () => {
  const cells = fc.array(
    fc
      .oneof(fc.integer({ min: -999, max: 9999 }), fc.double({ min: -5, max: 5, noNaN: true }))
      .map((n) => n.toFixed(2)),
  )
  fc.assert(
    fc.property(cells, fc.integer({ min: 2, max: 6 }), (values, count) => {
      const bands = suggestBands(values, count)
      expect(bands.length).toBeLessThanOrEqual(count)
      if (bands.length === 0) return
      const name = compilePipes([{ kind: 'band', bands, otherwise: 'outside' }])
      for (const value of values) expect(name?.(value)).not.toBe('outside')
    }),
  )
})
