import fc from 'fast-check'
import { expect, it } from 'vitest'
import { compareArms } from './compare-arms'
import { pairRuns, type RowHit } from './pair-runs'

const hits = (rows: readonly number[], hit: (row: number) => boolean): RowHit[] =>
  rows.map((rowIndex, position) => ({ position, rowIndex, hitRank: hit(rowIndex) ? 1 : 0, user: `u${rowIndex}` }))

it('pairs the rows that both have, whatever their places, in the order of the first', () => {
  const paired = pairRuns(
    hits([7, 3, 9, 1], () => true),
    hits([1, 2, 3], (row) => row === 1),
  )
  expect(paired).toMatchObject({ shared: 2, onlyA: 2, onlyB: 1 })
  expect(paired.a).toEqual([
    { position: 0, hitRank: 1, user: 'u3' },
    { position: 1, hitRank: 1, user: 'u1' },
  ])
  expect(paired.b.map(({ hitRank }) => hitRank)).toEqual([0, 1])
  expect(compareArms(paired.a, paired.b)).toMatchObject({ rows: 2, losses: 1, both: 1 })
})

it('takes the first draw of a row that was drawn again, and pairs nothing where nothing is shared', () => {
  const twice = [...hits([4], () => true), { position: 1, rowIndex: 4, hitRank: 0, user: null }]
  expect(
    pairRuns(
      twice.reverse(),
      hits([4, 5], () => false),
    ),
  ).toMatchObject({
    ...{ shared: 1, onlyA: 0, onlyB: 1 },
    a: [{ hitRank: 1 }],
  })
  expect(
    pairRuns(
      hits([1], () => true),
      hits([2], () => true),
    ),
  ).toMatchObject({ a: [], b: [], shared: 0 })
})

it('counts every row once, from either side', () => {
  const rows = fc.uniqueArray(fc.nat(30))
  fc.assert(
    fc.property(rows, rows, (left, right) => {
      const [one, other] = [hits(left, (row) => row % 2 === 0), hits(right, (row) => row % 3 === 0)]
      const there = pairRuns(one, other)
      const back = pairRuns(other, one)
      expect([there.shared, there.onlyA, there.onlyB]).toEqual([back.shared, back.onlyB, back.onlyA])
      expect(there.shared + there.onlyA).toBe(left.length)
      expect(there.a).toHaveLength(there.shared)
    }),
  )
})
