import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LabelledRow, recommendAtOnce } from './baseline'
import { createPopularity } from './popularity'

const day = 86_400_000
const choice = (rowIndex: number, user: string | null, days: number | null, label: string): LabelledRow => ({
  rowIndex,
  user,
  timeMs: days === null ? null : days * day,
  label,
})
const ask = (user: string | null, days: number | null, rowIndex = 99) => ({
  rowIndex,
  user,
  timeMs: days === null ? null : days * day,
})

describe('popularity in time', () => {
  it('halves a choice every half-life: three old ones weigh less than one new', () => {
    // Day 30, h = 14: 3 · 2^(−30/14) = 0.679 for 甲, 2^(−2/14) = 0.906 for 乙.
    const history = [
      choice(0, 'a', 0, '甲'),
      choice(1, 'b', 0, '甲'),
      choice(2, 'c', 0, '甲'),
      choice(3, 'd', 28, '乙'),
    ]
    expect(recommendAtOnce(createPopularity(), [ask('x', 30)], history, 2)).toEqual([['乙', '甲']])
    expect(recommendAtOnce(createPopularity(60), [ask('x', 30)], history, 2)).toEqual([['甲', '乙']])
  })

  it('sees only what is strictly earlier', () => {
    const history = [choice(0, 'a', 1, '甲'), choice(1, 'b', 2, '乙'), choice(2, 'c', 3, '丙')]
    expect(recommendAtOnce(createPopularity(), [ask('x', 2), ask('x', 1), ask('x', 9)], history, 5)).toEqual([
      ['甲'],
      [],
      ['丙', '乙', '甲'],
    ])
  })

  it('equals the plain sum, also where 2^(t/h) would overflow', () => {
    const labels = fc.constantFrom('甲', '乙', '丙', '丁', '甲|丁')
    const choices = fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), labels), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(
        choices,
        fc.array(fc.integer({ min: 0, max: 420 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 4 }),
        (made, asked, k) => {
          // Half-life of 0.1 days: 400 days are 2^4000.
          const history = made.map(([days, label], i) => choice(i, `u${i}`, days, label))
          const answers = recommendAtOnce(
            createPopularity(0.1),
            asked.map((days) => ask('x', days)),
            history,
            k,
          )
          for (const [i, days] of asked.entries()) {
            const seen = history.filter(({ timeMs }) => (timeMs ?? 0) < days * day)
            const score = (label: string) =>
              seen.reduce(
                (sum, row) =>
                  sum + (row.label.split('|').includes(label) ? 2 ** ((row.timeMs! / day - days) / 0.1) : 0),
                0,
              )
            const answer = answers[i]!
            expect(answer).toHaveLength(Math.min(k, new Set(seen.flatMap(({ label }) => label.split('|'))).size))
            for (const [at, label] of answer.slice(1).entries())
              expect(score(label)).toBeLessThanOrEqual(score(answer[at]!) * (1 + 1e-9))
            const outside = ['甲', '乙', '丙', '丁'].filter((label) => !answer.includes(label))
            if (answer.length === k)
              for (const label of outside) expect(score(label)).toBeLessThanOrEqual(score(answer[k - 1]!) * (1 + 1e-9))
          }
        },
      ),
    )
  })
})

describe('popularity without time', () => {
  const history = [
    choice(0, 'a', null, '甲'),
    choice(1, 'a', null, '甲|丙'),
    choice(2, 'b', null, '乙'),
    choice(3, 'c', null, '乙'),
  ]

  it("counts other users' rows", () => {
    expect(recommendAtOnce(createPopularity(), [ask('a', null), ask('b', null), ask('z', null)], history, 3)).toEqual([
      ['乙'],
      ['甲', '丙', '乙'],
      ['乙', '甲', '丙'],
    ])
  })

  it('leaves out the row itself where users are unknown', () => {
    const anonymous = [choice(0, null, null, '甲'), choice(1, null, null, '乙')]
    expect(recommendAtOnce(createPopularity(), [ask(null, null, 0)], anonymous, 3)).toEqual([['乙']])
    expect(recommendAtOnce(createPopularity(), [ask(null, null, 0)], [], 3)).toEqual([[]])
  })

  it('falls back to it for a row without time', () => {
    const timed = [choice(0, 'a', 1, '甲'), choice(1, 'b', 2, '乙'), choice(2, 'c', 2, '乙')]
    expect(recommendAtOnce(createPopularity(), [ask('b', null)], timed, 3)).toEqual([['乙', '甲']])
  })
})
