import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { clusteredGap, pValueOf } from './two-groups'

/** `hits` of `n` inside, then `otherHits` of `others` outside, each row a cluster of its own. */
function apart(hits: number, n: number, otherHits: number, others: number) {
  const values = Array.from({ length: n + others }, (_, i) => Number(i < n ? i < hits : i - n < otherHits))
  const inside = values.map((_, i) => Number(i < n))
  return clusteredGap(
    values,
    inside,
    values.map((_, i) => i),
    values.length,
  )
}

describe('clusteredGap', () => {
  it('is the adjusted Wald estimate of Agresti & Caffo where no user repeats', () => {
    // Their formula by hand: p1 = 8/12, p2 = 4/22; SE = √(p1·q1/12 + p2·q2/22)
    const { mean, standardError, freedom } = apart(7, 10, 3, 20)
    expect(mean).toBeCloseTo(8 / 12 - 4 / 22, 12)
    expect(standardError).toBeCloseTo(Math.sqrt((8 / 12) * (4 / 12) * (1 / 12) + (4 / 22) * (18 / 22) * (1 / 22)), 12)
    expect(freedom).toBe(Number.POSITIVE_INFINITY)
  })

  it('tells nothing from one user, or from no rows', () => {
    expect(pValueOf(clusteredGap([1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 0, 0], 1))).toBe(1)
    expect(pValueOf(clusteredGap([], [], [], 0))).toBe(1)
  })

  it('keeps a width where a side is all alike', () => {
    expect(apart(10, 10, 0, 10).standardError).toBeGreaterThan(0.1)
  })

  it('turns its sign, and nothing else, with the sides', () => {
    const row = fc.record({ value: fc.nat(1), inside: fc.nat(1), user: fc.nat(5) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const of = (inside: number[]) =>
          clusteredGap(
            rows.map(({ value }) => value),
            inside,
            rows.map(({ user }) => user),
            6,
          )
        const there = of(rows.map(({ inside }) => inside))
        const back = of(rows.map(({ inside }) => 1 - inside))
        expect(back.mean).toBeCloseTo(-there.mean, 12)
        expect(back.standardError).toBeCloseTo(there.standardError, 12)
        expect(back.freedom).toBe(there.freedom)
      }),
    )
  })

  it('raises about 5 % false alarms where users have many like rows', () => {
    const random = seededRandom(3)
    let alarms = 0
    for (let run = 0; run < 400; run++) {
      const users = Array.from({ length: 80 }, () => ({
        inside: Number(random() < 0.4),
        p: random() < 0.5 ? 0.05 : 0.6,
      }))
      const rows = users.flatMap((user, at) =>
        Array.from({ length: 8 }, () => ({ ...user, at, hit: random() < user.p })),
      )
      const gap = clusteredGap(
        rows.map(({ hit }) => Number(hit)),
        rows.map(({ inside }) => inside),
        rows.map(({ at }) => at),
        80,
      )
      if (pValueOf(gap) < 0.05) alarms++
    }
    expect(alarms / 400).toBeGreaterThan(0.02)
    expect(alarms / 400).toBeLessThan(0.08)
  })
})
