import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ScoredTrial } from '../run/run'
import { compareArms } from './compare-arms'

const arm = (ranks: readonly number[], user: (position: number) => string | null = () => null): ScoredTrial[] =>
  ranks.map((hitRank, position) => ({
    arm: 0,
    position,
    rowIndex: position + 100,
    user: user(position),
    outcome: 'scored',
    products: [],
    poolProducts: [],
    hitRank,
    bestProduct: '',
    degree: 0,
  }))
const repeat = (value: number, times: number): number[] => Array.from({ length: times }, () => value)

describe('compareArms', () => {
  it('counts each kind of row, and hits up to k alone', () => {
    const a = arm([1, 0, 2, 0, 6])
    const b = arm([0, 1, 3, 0, 5])
    expect(compareArms(a, b)).toMatchObject({ wins: 2, losses: 1, both: 1, neither: 1, rows: 5, difference: 0.2 })
    expect(compareArms(a, b, { k: 1 })).toMatchObject({ wins: 1, losses: 1, both: 0, neither: 3, difference: 0 })
  })

  it('reads the example of the interface: 31 wins, 12 losses, 200 rows', () => {
    const a = arm([...repeat(0, 31), ...repeat(1, 12), ...repeat(0, 157)])
    const b = arm([...repeat(1, 31), ...repeat(0, 169)])
    const comparison = compareArms(a, b)
    expect(comparison.difference).toBeCloseTo(0.095, 14)
    // Bonett–Price and the exact binomial, both in Python 3 (see clustered.test.ts, mcnemar.test.ts)
    expect(comparison.interval[0]).toBeCloseTo(0.03027664953234277, 12)
    expect(comparison.interval[1]).toBeCloseTo(0.15784216234884535, 12)
    expect(comparison.mcnemarP).toBeCloseTo(0.005401572654591291, 12)
    expect(comparison.anytimeInterval[0]).toBeLessThan(comparison.interval[0])
    // Discordance 43/200 and δ .02 by Connor's formula
    const oneBet = compareArms(a, b, { multiples: [1] })
    expect(oneBet).toMatchObject({ verdict: 'undecided', decidedAtRow: null, rowsNeeded: 4217 })
    expect(comparison).toMatchObject({ verdict: 'b_better', decidedAtRow: 15, rowsNeeded: null })
  })

  it('decides, says at which row, and plans nothing further', () => {
    const comparison = compareArms(arm(repeat(0, 300)), arm(repeat(1, 300)))
    expect(comparison.verdict).toBe('b_better')
    expect(comparison.decidedAtRow).toBeGreaterThan(10)
    expect(comparison.decidedAtRow).toBeLessThan(300)
    expect(comparison.rowsNeeded).toBeNull()
    const longer = compareArms(arm(repeat(0, 600)), arm([...repeat(1, 300), ...repeat(0, 300)]))
    expect(longer.decidedAtRow).toBe(comparison.decidedAtRow)
  })

  it('asks more rows of several challengers', () => {
    const one = compareArms(arm(repeat(0, 300)), arm(repeat(1, 300)))
    const nine = compareArms(arm(repeat(0, 300)), arm(repeat(1, 300)), { challengers: 9 })
    expect(nine.decidedAtRow).toBeGreaterThan(one.decidedAtRow!)
  })

  it('compares only rows that both arms have, in the order of positions', () => {
    const a = arm([0, 0, 1, 0, 0])
    const b = arm([1, 0, 0, 1, 1])
    const partial = compareArms(
      a.filter((trial) => trial.position !== 0),
      b.filter((trial) => trial.position !== 4),
    )
    expect(partial).toMatchObject({ rows: 3, wins: 1, losses: 1 })
    expect(compareArms([...a].reverse(), b)).toEqual(compareArms(a, [...b].reverse()))
  })

  it('says nothing where no row is shared, and plans nothing without a discordant row', () => {
    expect(compareArms([], arm([1, 1]))).toEqual({
      wins: 0,
      losses: 0,
      both: 0,
      neither: 0,
      rows: 0,
      difference: 0,
      interval: [-1, 1],
      anytimeInterval: [-1, 1],
      mcnemarP: 1,
      verdict: 'undecided',
      decidedAtRow: null,
      rowsNeeded: null,
    })
    expect(compareArms(arm(repeat(1, 50)), arm(repeat(1, 50)))).toMatchObject({
      verdict: 'undecided',
      rowsNeeded: null,
    })
  })

  it('takes one user for one step, so that a single heavy user decides nothing', () => {
    const comparison = compareArms(
      arm(repeat(0, 300), () => 'u'),
      arm(repeat(1, 300), () => 'u'),
    )
    expect(comparison).toMatchObject({ wins: 300, verdict: 'undecided', interval: [-1, 1], anytimeInterval: [-1, 1] })
    const users = (position: number) => `u${position % 100}`
    const byUser = compareArms(arm(repeat(0, 300), users), arm(repeat(1, 300), users), { delta: 0.1 })
    // 100 users with three rows each: as many users as rows would be, and so three times the rows.
    expect(byUser.verdict).toBe('b_better')
    const alone = compareArms(arm(repeat(0, 300)), arm(repeat(1, 300)), { delta: 0.1 })
    expect(byUser.decidedAtRow).toBe(3 * (alone.decidedAtRow ?? 0))
  })

  it('mirrors when the arms are swapped', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), { maxLength: 60 })
    fc.assert(
      fc.property(pairs, fc.constantFrom(0.02, 0.3), (rows, delta) => {
        const a = arm(rows.map(([rank]) => rank))
        const b = arm(rows.map(([, rank]) => rank))
        const there = compareArms(a, b, { delta })
        const back = compareArms(b, a, { delta })
        expect(back.wins).toBe(there.losses)
        expect(back.difference + there.difference).toBeCloseTo(0, 12)
        expect(back.interval[0]).toBeCloseTo(-there.interval[1], 12)
        expect(back.mcnemarP).toBe(there.mcnemarP)
        expect(back.decidedAtRow).toBe(there.decidedAtRow)
      }),
    )
  })
})
