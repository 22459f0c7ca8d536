import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splits } from '../run/choices'
import type { SampleRow } from './draw-sample'
import { eligibleRows } from './eligible-rows'

const at = (text: string) => Date.parse(text)
const row = (index: number, patch: Partial<SampleRow> = {}): SampleRow => ({
  ...{ index, time: null, stratum: null, user: null, label: '甲' },
  ...patch,
})
const indices = (rows: readonly SampleRow[]) => rows.map(({ index }) => index)

it('needs a label', () => {
  expect(indices(eligibleRows({ strategy: 'uniform' }, [row(0), row(1, { label: '' })]))).toEqual([0])
})

describe('days', () => {
  const rows = [
    row(0, { time: at('2026-06-01T23:59:59Z') }),
    row(1, { time: at('2026-06-02T00:00:00Z') }),
    row(2, { time: at('2026-06-03T12:00:00Z'), label: '' }),
    row(3),
  ]
  it('counts whole days back from the latest row, whether or not that one has a label', () => {
    expect(indices(eligibleRows({ strategy: 'days', days: 2 }, rows))).toEqual([1])
    expect(indices(eligibleRows({ strategy: 'days', days: 3 }, rows))).toEqual([0, 1])
  })
  it('says that there are no times', () => {
    expect(() => eligibleRows({ strategy: 'days', days: 2 }, [row(0)])).toThrow('sample.noTime')
  })
})

describe('cold', () => {
  it('takes each user’s first rows, with or without a label before them', () => {
    const rows = [
      row(0, { user: 'u', time: 20 }),
      row(1, { user: 'u', time: 10, label: '' }),
      row(2, { user: 'v', time: 30 }),
      row(3, { user: 'v', time: 30 }),
      row(4, { user: 'w' }),
      row(5, { time: 5 }),
    ]
    // u's first row has no label, so that u has none to judge.
    expect(indices(eligibleRows({ strategy: 'cold' }, rows))).toEqual([2, 3])
  })
  it('says what is missing', () => {
    expect(() => eligibleRows({ strategy: 'cold' }, [row(0, { user: 'u' })])).toThrow('sample.noTime')
    expect(() => eligibleRows({ strategy: 'cold' }, [row(0, { time: 1 })])).toThrow('sample.noUser')
  })
})

it('parts the rows among the splits, without one left over', () => {
  const any = fc.array(fc.option(fc.string()), { maxLength: 40 })
  fc.assert(
    fc.property(any, (users) => {
      const rows = users.map((user, index) => row(index, { user }))
      const parts = splits.flatMap((split) => indices(eligibleRows({ strategy: 'uniform', split }, rows)))
      expect(parts.sort((x, y) => x - y)).toEqual(indices(rows))
    }),
  )
})
