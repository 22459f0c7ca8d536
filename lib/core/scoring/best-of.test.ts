import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type BestOf,
  confirmedPair,
  isHeld,
  leastBudget,
  nextStage,
  planBestOf,
  plannedCalls,
  plannedRows,
  reportBestOf,
  searchRows,
  stageRows,
  startBestOf,
  uniformCalls,
} from './best-of'

const planOf = (arms: number, budget: number, rows = 1_000_000) => {
  const plan = planBestOf(arms, budget, rows)
  if (plan === null) throw new Error('no plan')
  return plan
}

describe('planBestOf', () => {
  it('spends three quarters on the rounds and a quarter on the confirmation', () => {
    const plan = planOf(16, 4000)
    expect(plan.rounds).toEqual([
      { arms: 16, rows: 46 },
      { arms: 8, rows: 93 },
      { arms: 4, rows: 187 },
      { arms: 2, rows: 375 },
    ])
    expect(plan.confirmRows).toBe(500)
    expect(plannedCalls(plan)).toBe(16 * 46 + 8 * 93 + 4 * 187 + 2 * 375 + 1000)
    expect(uniformCalls(plan)).toBe(16 * 701 + 1000)
    expect([0, 1, 3, 4].map((stage) => stageRows(plan, stage))).toEqual([
      { from: 0, to: 46 },
      { from: 46, to: 139 },
      { from: 326, to: 701 },
      { from: 701, to: 1201 },
    ])
  })

  it('never takes more calls or rows than there are, and uses rows as far as they go', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 60 }),
        fc.integer({ min: 1, max: 50_000 }),
        fc.integer({ min: 1, max: 5000 }),
        (arms, budget, rows) => {
          const plan = planBestOf(arms, budget, rows)
          if (plan === null) return
          expect(plannedCalls(plan)).toBeLessThanOrEqual(budget)
          expect(plannedRows(plan)).toBeLessThanOrEqual(rows)
          expect(plan.rounds[0]?.rows).toBeGreaterThanOrEqual(5)
          expect(plannedCalls(plan)).toBeLessThanOrEqual(uniformCalls(plan))
          if (planBestOf(arms, budget + 400, rows)?.confirmRows === plan.confirmRows)
            expect(rows - plannedRows(plan)).toBeLessThan(100)
        },
      ),
    )
  })

  it('is refused below the least budget, without rows, and for two arms', () => {
    for (const arms of [3, 4, 7, 16]) {
      const least = leastBudget(arms)
      expect(planBestOf(arms, least, 1e6)).not.toBeNull()
      expect(planBestOf(arms, least - 1, 1e6)).toBeNull()
    }
    expect(planBestOf(8, 1000, 20)).toBeNull()
    expect(planBestOf(2, 1000, 1000)).toBeNull()
    expect(planBestOf(3, Number.NaN, 1000)).toBeNull()
  })
})

/** Goes through all stages with hits told by arm, as many as the rows times the rate. */
function play(begun: BestOf, rateOf: (arm: number) => number): BestOf {
  let bestOf = begun
  for (;;) {
    const { to } = stageRows(bestOf, bestOf.stages.length - 1)
    const arms = nextStage(bestOf, (arm) => rateOf(arm) * to)
    if (arms === null) return bestOf
    bestOf = { ...bestOf, stages: [...bestOf.stages, arms] }
  }
}

describe('nextStage', () => {
  it('halves until one is left, and sets the second of the last round against it', () => {
    const rates = [0.1, 0.3, 0.2, 0.25, 0.05]
    const end = play(startBestOf(planOf(5, 900), 5, 900, []), (arm) => rates[arm] ?? 0)
    expect(end.stages).toEqual([
      [0, 1, 2, 3, 4],
      [1, 3, 2],
      [1, 3],
      [1, 3],
    ])
    expect(confirmedPair(end)).toEqual({ winner: 1, opponent: 3 })
  })

  it('sets the winner against the incumbent, and against the second where it is the incumbent', () => {
    const rates = [0.1, 0.3, 0.2, 0.25]
    const rateOf = (arm: number) => rates[arm] ?? 0
    const plan = planOf(4, 900)
    expect(confirmedPair(play(startBestOf(plan, 4, 900, [0]), rateOf))).toEqual({ winner: 1, opponent: 0 })
    expect(confirmedPair(play(startBestOf(plan, 4, 900, [1]), rateOf))).toEqual({ winner: 1, opponent: 3 })
    // Of two arms of the incumbent the one that came further.
    expect(confirmedPair(play(startBestOf(plan, 4, 900, [0, 3]), rateOf))).toEqual({ winner: 1, opponent: 3 })
  })

  it('ends with two different arms for any number and any hits', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { minLength: 3, maxLength: 33 }), (rates) => {
        const plan = planOf(rates.length, 20_000)
        const end = play(startBestOf(plan, rates.length, 20_000, []), (arm) => rates[arm] ?? 0)
        const pair = confirmedPair(end)
        expect(end.stages).toHaveLength(plan.rounds.length + 1)
        expect(rates[pair?.winner ?? -1]).toBe(Math.max(...rates))
        expect(pair?.opponent).not.toBe(pair?.winner)
        for (const [stage, arms] of end.stages.slice(0, -1).entries())
          expect(arms).toHaveLength(plan.rounds[stage]?.arms ?? 0)
      }),
    )
  })
})

it('reports who fell out in which round, and leaves what is to be asked to the rows of the first', () => {
  const rates = [0.1, 0.3, 0.2, 0.25]
  const begun = startBestOf(planOf(4, 900), 4, 900, [])
  const early = reportBestOf(begun, [{ arm: 2, rows: 3, hits: 1 }])
  expect(early).toMatchObject({ stage: 1, winner: null, opponent: null })
  expect(early.search[2]).toEqual({ arm: 2, rows: 3, hits: 1, round: 1, out: false })
  const { search, winner, opponent } = reportBestOf(
    play(begun, (arm) => rates[arm] ?? 0),
    [],
  )
  expect({ winner, opponent }).toEqual({ winner: 1, opponent: 3 })
  expect(search.map(({ round, out }) => [round, out])).toEqual([
    [1, true],
    [2, false],
    [1, true],
    [2, true],
  ])
  const rows = begun.rounds[0]?.rows ?? 0
  expect([rows - 1, rows].map((position) => isHeld(begun, { position }))).toEqual([false, true])
  expect(searchRows(begun)).toBeGreaterThan(rows)
})
