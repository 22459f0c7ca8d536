import fc from 'fast-check'
import { expect, it } from 'vitest'
import { splits } from '../run/choices'
import { splitOf } from './split'

it('keeps all rows of a user in one split, and rows without one apart', () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), fc.nat(), (user, one, other) => {
      expect(splitOf(user, one)).toBe(splitOf(user, other))
    }),
  )
  expect(new Set(Array.from({ length: 50 }, (_, row) => splitOf(null, row))).size).toBe(3)
})

it('gives half, a quarter and a quarter', () => {
  const users = 20_000
  const counts = { search: 0, selection: 0, final: 0 }
  for (let i = 0; i < users; i++) counts[splitOf(`U${i}`, 0)]++
  // Four standard errors: √(0.25/20,000) = 0.0035.
  for (const [at, share] of [0.5, 0.25, 0.25].entries()) {
    expect(Math.abs((counts[splits[at] ?? 'final'] ?? 0) / users - share)).toBeLessThan(0.015)
  }
})

it('stays as it is: runs of years ago must find the same rows', () => {
  expect(['U1', 'U2', 'U3', 'U4', 'U5', 'U6'].map((user) => splitOf(user, 0))).toMatchInlineSnapshot(`
    [
      "search",
      "selection",
      "selection",
      "final",
      "search",
      "search",
    ]
  `)
})
