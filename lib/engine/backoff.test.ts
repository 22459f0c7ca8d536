import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoffMs } from './backoff'

const attempt = fc.integer({ min: 1, max: 2000 })
const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

describe('backoffMs', () => {
  it.each([
    [1, 500],
    [2, 1000],
    [3, 2000],
    [6, 16_000],
    [7, 30_000],
    [1100, 30_000],
  ])('attempt %i waits up to %i ms, half of it on average', (number, limit) => {
    expect(backoffMs(number, () => 0)).toBe(0)
    expect(backoffMs(number, () => 0.5)).toBe(limit / 2)
  })

  it('obeys what the server asked for, up to a minute', () => {
    expect(backoffMs(1, () => 0, 7000)).toBe(7000)
    expect(backoffMs(1, () => 0.5, 7000)).toBe(7250)
    expect(backoffMs(1, () => 0, 3_600_000)).toBe(60_000)
  })

  it('never waits less than was asked, nor more than a minute', () => {
    fc.assert(
      fc.property(attempt, share, fc.nat(200_000), (number, draw, asked) => {
        const waited = backoffMs(number, () => draw, asked)
        return waited >= Math.min(asked, 60_000) && waited <= 60_000
      }),
    )
  })
})
