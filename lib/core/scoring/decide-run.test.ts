import { describe, expect, it } from 'vitest'
import { type ArmHit, decideRun } from './decide-run'

/** Rows in the order of the sample; each says whether A and B hit. */
const hits = (rows: readonly [a: boolean, b: boolean][]): ArmHit[] =>
  rows.flatMap((row, position) =>
    row.map((hit, arm) => ({ arm, position, hitRank: hit ? 1 : 0, user: `u${position}` })),
  )
const repeat = (row: [boolean, boolean], times: number): [boolean, boolean][] =>
  Array.from({ length: times }, () => row)

describe('decideRun', () => {
  it('is the sequential verdict, for either side', () => {
    const rows = repeat([false, true], 60)
    const verdict = decideRun(hits(rows), 5, 0.02)
    expect(verdict?.verdict).toBe('b_better')
    expect(verdict?.rows).toBeLessThan(60)
    expect(decideRun(hits(repeat([true, false], 60)), 5, 0.02)).toEqual({ ...verdict, verdict: 'a_better' })
  })

  it('is undecided without rows, with few, and where both do alike', () => {
    for (const rows of [[], repeat([false, true], 3), repeat([true, true], 500)]) {
      expect(decideRun(hits(rows), 5, 0.02)).toBeNull()
    }
  })

  it('takes the head of the sample alone, whatever came in behind a gap', () => {
    const all = hits(repeat([false, true], 60))
    expect(
      decideRun(
        all.filter((hit) => hit.position !== 2),
        5,
        0.02,
      ),
    ).toBeNull()
    expect(
      decideRun(
        all.filter((hit) => hit.arm === 0 || hit.position !== 2),
        5,
        0.02,
      ),
    ).toBeNull()
    const [first, ...others] = all
    expect(first && decideRun([...others.reverse(), first], 5, 0.02)).toEqual(decideRun(all, 5, 0.02))
  })
})
