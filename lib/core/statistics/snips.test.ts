import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { type LoggedReward, snips } from './snips'

const row = (target: number, logged: number, reward: number, user: string | null = null): LoggedReward => ({
  target,
  logged,
  reward,
  user,
})
const times = <T>(count: number, make: (at: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at))

describe('snips', () => {
  it('is Σwr/Σw, with the error of a ratio', () => {
    // 300 rows of weight 2 that earn 1, 300 of weight ½ that earn 0: v = 600/750 = .8.
    const rows = [...times(300, () => row(1, 0.5, 1)), ...times(300, () => row(0.25, 0.5, 0))]
    const { value, effectiveRows, loggedValue, matched } = snips(rows)
    expect(value?.mean).toBeCloseTo(0.8, 12)
    expect(effectiveRows).toBeCloseTo(750 ** 2 / (300 * 4 + 300 * 0.25), 9)
    expect({ loggedValue, matched }).toEqual({ loggedValue: 0.5, matched: 600 })
    // √(300·(2·.2)² + 300·(.5·.8)²)/750 = √96/750.
    const half = 1.959963984540054 * (Math.sqrt(96) / 750)
    expect(value?.interval[0]).toBeCloseTo(0.8 - half, 9)
    expect(value?.interval[1]).toBeCloseTo(0.8 + half, 9)
  })

  it('takes the rows of a user as one', () => {
    const rows = times(400, (at) => row(1, 1, at % 4 === 0 ? 1 : 0, `u${Math.floor(at / 2)}`))
    const alone = snips(rows.map((one) => ({ ...one, user: null })))
    const width = ({ value }: ReturnType<typeof snips>) => (value === null ? 0 : value.interval[1] - value.interval[0])
    expect(snips(rows).value?.mean).toBe(0.25)
    // Pairs (1, 0) and (0, 0): (.75 − .25)² = .25 against .75² + .25² = .625, and .25 against .125.
    expect(width(snips(rows)) / width(alone)).toBeCloseTo(
      Math.sqrt((100 * 0.25 + 100 * 0.25) / (100 * 0.625 + 100 * 0.125)),
      9,
    )
  })

  it('cuts weights at 20, and refuses what rests on too few rows', () => {
    expect(snips([row(1, 0.01, 1)])).toMatchObject({ cut: 1, effectiveRows: 1, value: null })
    expect(snips(times(199, () => row(1, 1, 1))).value).toBeNull()
    expect(snips(times(200, () => row(1, 1, 1))).value?.mean).toBe(1)
    expect(snips([...times(5000, () => row(0, 0.5, 1)), ...times(100, () => row(1, 0.5, 1))]).value).toBeNull()
    expect(snips([])).toEqual({ rows: 0, matched: 0, effectiveRows: 0, cut: 0, loggedValue: 0, value: null })
  })

  it('finds the value of another policy than the one that was logged, as often as its interval says', () => {
    // Two actions that earn .1 and .3; logged at .8 and .2, while the other policy takes the second nine times of ten: .28.
    const random = seededRandom(3)
    const found = times(300, () => {
      const rows = times(1500, () => {
        const second = random() < 0.2
        return row(second ? 0.9 : 0.1, second ? 0.2 : 0.8, random() < (second ? 0.3 : 0.1) ? 1 : 0)
      })
      return snips(rows).value
    })
    const holds = found.filter((one) => one !== null && one.interval[0] <= 0.28 && one.interval[1] >= 0.28)
    expect(holds.length / found.length).toBeGreaterThan(0.91)
    expect(holds.length / found.length).toBeLessThan(0.985)
    const means = found.map((one) => one?.mean ?? 0)
    expect(means.reduce((sum, mean) => sum + mean, 0) / means.length).toBeCloseTo(0.28, 2)
  })

  it('stays among the rewards, and doesn’t mind the scale of the chances', () => {
    const part = fc.double({ min: 0.05, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part, fc.integer({ min: -3, max: 9 })), { minLength: 300 }), (given) => {
        const rows = given.map(([target, logged, reward]) => row(target * logged, logged, reward))
        const { value, effectiveRows } = snips(rows)
        expect(effectiveRows).toBeLessThanOrEqual(rows.length + 1e-9)
        if (value === null) return
        const rewards = rows.map(({ reward }) => reward)
        expect(value.mean).toBeGreaterThanOrEqual(Math.min(...rewards) - 1e-9)
        expect(value.mean).toBeLessThanOrEqual(Math.max(...rewards) + 1e-9)
        expect(snips(rows.map((one) => ({ ...one, target: one.target / 2 }))).value?.mean).toBeCloseTo(value.mean, 9)
      }),
      { numRuns: 30 },
    )
  })
})
