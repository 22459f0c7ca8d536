import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spreadStrata } from './draw-sample'
import { holdOut } from './hold-out'

const rowsOf = (users: readonly (string | null)[]) => users.map((user, index) => ({ index, user }))

describe('holdOut', () => {
  it('confirms on users whom the search has not seen, in the order of the rows', () => {
    const rows = rowsOf(['a', 'b', 'a', 'c', 'b', 'd', null, 'e'])
    expect(holdOut(rows, 2, 3).map(({ index }) => index)).toEqual([0, 1, 3, 5, 6])
    expect(holdOut(rows, 2, 5).map(({ index }) => index)).toEqual([0, 1, 2, 3, 5, 6, 7])
  })

  it('takes no row twice, and as many as are wanted where they are there', () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.constantFrom('a', 'b', 'c', 'd'))),
        fc.nat(20),
        fc.nat(20),
        (users, search, confirm) => {
          const found = holdOut(rowsOf(users), search, confirm)
          expect(new Set(found.map(({ index }) => index)).size).toBe(found.length)
          expect(found).toHaveLength(Math.min(users.length, search + confirm))
        },
      ),
    )
  })
})

it('spreadStrata keeps the rows, and gives each stretch each stratum’s share', () => {
  const rows = Array.from({ length: 300 }, (_, index) => ({ index, stratum: index < 200 ? 'x' : 'y' }))
  const spread = spreadStrata(rows, 7)
  expect([...spread].sort((a, b) => a.index - b.index)).toEqual(rows)
  for (let from = 0; from < 300; from += 30) {
    const some = spread.slice(from, from + 30).filter(({ stratum }) => stratum === 'y').length
    expect(Math.abs(some - 10)).toBeLessThanOrEqual(2)
  }
})
