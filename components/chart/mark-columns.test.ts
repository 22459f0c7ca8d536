import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markColumns } from './mark-columns'

describe('markColumns', () => {
  it('keeps to one column where there is room, and goes aside where there is none', () => {
    expect(markColumns([40, 0, 20], 16)).toEqual([0, 0, 0])
    expect(markColumns([10, 10, 30, 12], 16)).toEqual([0, 1, 0, 2])
    expect(markColumns([], 16)).toEqual([])
  })

  it('never lays one on another', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 50 }), (heights) => {
        const columns = markColumns(heights, 16)
        for (const [at, column] of columns.entries())
          for (let other = 0; other < at; other++)
            if (columns[other] === column)
              expect(Math.abs((heights[at] ?? 0) - (heights[other] ?? 0))).toBeGreaterThanOrEqual(16)
      }),
    )
  })
})
