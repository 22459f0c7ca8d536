import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTime } from './parse-time'

const evening = Date.UTC(2024, 6, 30, 21, 5)
const midnight = Date.UTC(2024, 6, 30)

describe('parseTime', () => {
  it.each([
    ['2024-07-30', midnight],
    ['2024/7/30', midnight],
    ['2024.07.30', midnight],
    ['20240730', midnight],
    ['2024年7月30日', midnight],
    ['２０２４－０７－３０', midnight],
    [' 2024-07-30 21:05 ', evening],
    ['2024-07-30 21:05:00', evening],
    ['2024/7/30 21:05', evening],
    ['2024-07-30T21:05:00Z', evening],
    ['2024-07-31T05:05:00+08:00', evening],
    ['2024-07-31 05:05:00+0800', evening],
    ['2024-07-30T21:05:00.250Z', evening + 250],
    ['2024-07-30 21:05:00.123456', evening + 123],
    ['2024年7月30日 21:05', evening],
    ['2024年7月30日21时5分', evening],
    ['20240730210500', evening],
    ['202407302105', evening],
    ['20240730 2105', evening],
    [String(evening / 1000), evening],
    [`${evening / 1000}.5`, evening + 500],
    [String(evening), evening],
    ['30 Jul 2024', midnight],
    ['30-Jul-2024', midnight],
    ['Jul 30, 2024', midnight],
    ['July 30 2024 21:05', evening],
    ['Sept 1, 2024 12:00 AM', Date.UTC(2024, 8, 1)],
    ['July 30, 2024, 9:05 PM', evening],
    ['Tue, 30 Jul 2024 21:05:00 GMT', evening],
    ['Wed, 31 Jul 2024 05:05:00 +0800', evening],
    ['2024-07-30 24:00', midnight + 86_400_000],
    ['2024-02-29', Date.UTC(2024, 1, 29)],
  ])('reads %s', (cell, expected) => {
    expect(parseTime(cell)).toBe(expected)
  })

  it.each([
    '',
    '昨天',
    '30/07/2024',
    '07/30/2024',
    'Jul 32, 2024',
    'July 30, 2024 13:05 PM',
    'May be 2024',
    '2023-02-29',
    '2024-13-01',
    '20241301',
    '2024-07-30 25:00',
    '2024-07-30 21:60',
    '7/30/2024',
    '30-07-2024',
    '12345',
    '3.5',
  ])('gives null for "%s"', (cell) => {
    expect(parseTime(cell)).toBeNull()
  })

  it('reads back what Date writes, and never throws', () => {
    const date = fc.date({ min: new Date('1001-01-01'), max: new Date('9999-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(date, (value) => {
        expect(parseTime(value.toISOString())).toBe(value.getTime())
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-/:. T年月日时Z+') }), (cell) => {
        const time = parseTime(cell)
        expect(time === null || Number.isSafeInteger(time)).toBe(true)
      }),
    )
  })
})
