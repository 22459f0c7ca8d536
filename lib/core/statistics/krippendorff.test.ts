import { describe, expect, it } from 'vitest'
import { krippendorffAlpha } from './krippendorff'

/** One row a coder, '.' where nothing was said; columns are the units. */
const unitsOf = (rows: string[]) =>
  Array.from(rows[0] ?? '').map((_, unit) =>
    rows.flatMap((row, coder) => (row[unit] === '.' ? [] : [{ coder: `c${coder}`, value: row[unit] ?? '' }])),
  )

describe('Krippendorff’s α', () => {
  it('is the paper’s for four coders with missing values', () => {
    // K. Krippendorff 2011, §C: 4 observers, 12 units, 40 pairable values, nominal α = .743.
    const agreement = krippendorffAlpha(unitsOf(['123321412...', '1233224125.3', '.3332342251.', '12332441251.']))
    expect(agreement?.values).toBe(40)
    expect(agreement?.alpha).toBeCloseTo(0.743, 3)
  })

  it('is 1 where all agree, and below 0 where all differ', () => {
    expect(krippendorffAlpha(unitsOf(['123', '123']))).toEqual({ observed: 1, alpha: 1, values: 6 })
    expect(krippendorffAlpha(unitsOf(['123', '231']))?.alpha).toBeLessThan(0)
  })

  it('says nothing where nobody can be compared or there is one value only', () => {
    expect(krippendorffAlpha(unitsOf(['1.', '.2']))).toBeNull()
    expect(krippendorffAlpha([])).toBeNull()
    expect(krippendorffAlpha(unitsOf(['11', '11']))).toEqual({ observed: 1, alpha: null, values: 4 })
  })

  it('doesn’t count what a coder repeats as agreement', () => {
    const unit = [
      { coder: 'a', value: 'x' },
      { coder: 'a', value: 'x' },
      { coder: 'b', value: 'y' },
    ]
    expect(krippendorffAlpha([unit])?.observed).toBe(0)
    expect(krippendorffAlpha([unit.slice(0, 2)])).toBeNull()
  })
})
