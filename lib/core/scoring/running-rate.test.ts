import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { anytimeInterval } from '../statistics/anytime'
import { runningLooks, runningRate } from './running-rate'

const row = (hit: boolean, user: string | null = null) => ({ hitRank: hit ? 1 : 0, user })

describe('runningLooks', () => {
  it('ends with all rows, and begins where an interval can be told', () => {
    expect(runningLooks(100, 4)).toEqual([25, 50, 75, 100])
    expect(runningLooks(19, 4)).toEqual([])
    expect(runningLooks(20, 40)).toEqual([20])
    expect(runningLooks(100_000, 40)).toHaveLength(40)
  })
})

describe('runningRate', () => {
  it('is the share so far, with the interval of the adjusted mean', () => {
    const rows = Array.from({ length: 100 }, (_, at) => row(at % 4 === 0))
    const [half, whole] = runningRate(rows, [50, 100, 200], 5)
    expect(half?.share).toBe(13 / 50)
    const mean = 26 / 102
    const error = Math.sqrt(102 * mean * (1 - mean)) / 102
    const [low, high] = anytimeInterval(mean, error, 102)
    expect(whole?.share).toBe(0.25)
    expect(whole?.interval[0]).toBeCloseTo(Math.max(0, low), 12)
    expect(whole?.interval[1]).toBeCloseTo(high, 12)
  })

  it('gives the sums of clusters as they are counted anew', () => {
    const rowOf = fc.tuple(fc.boolean(), fc.option(fc.constantFrom('a', 'b', 'c', '')))
    fc.assert(
      fc.property(fc.array(rowOf, { minLength: 1, maxLength: 60 }), (given) => {
        const rows = given.map(([hit, user]) => row(hit, user))
        const [point] = runningRate(rows, [rows.length], 5)
        const groups = new Map<string, { hits: number; rows: number }>()
        for (const [at, { hitRank, user }] of rows.entries()) {
          const key = user ? `u${user}` : `row ${at}`
          const known = groups.get(key) ?? { hits: 0, rows: 0 }
          groups.set(key, { hits: known.hits + hitRank, rows: known.rows + 1 })
        }
        const all = [...groups.values(), { hits: 1, rows: 1 }, { hits: 0, rows: 1 }]
        const n = rows.length + 2
        const mean = all.reduce((sum, one) => sum + one.hits, 0) / n
        const error = Math.sqrt(all.reduce((sum, one) => sum + (one.hits - one.rows * mean) ** 2, 0)) / n
        const [low, high] = anytimeInterval(mean, error, n)
        const share = rows.filter(({ hitRank }) => hitRank === 1).length / rows.length
        expect(point?.share).toBeCloseTo(share, 12)
        expect(point?.interval[0]).toBeCloseTo(Math.max(0, Math.min(low, share)), 9)
        expect(point?.interval[1]).toBeCloseTo(Math.min(1, Math.max(high, share)), 9)
      }),
    )
  })

  it('holds the truth at every look, nineteen times of twenty', () => {
    const random = seededRandom(11)
    const looks = runningLooks(1000, 50)
    const broken = Array.from({ length: 300 }, () => {
      const rows = Array.from({ length: 1000 }, () => row(random() < 0.2))
      return runningRate(rows, looks, 5).some(({ interval: [low, high] }) => low > 0.2 || high < 0.2)
    })
    expect(broken.filter(Boolean).length / broken.length).toBeLessThan(0.06)
  })

  it('keeps a width where all rows are alike', () => {
    const all = (hit: boolean) => Array.from({ length: 50 }, () => row(hit))
    expect(runningRate(all(true), [50], 5)[0]).toMatchObject({ share: 1, interval: [expect.any(Number), 1] })
    expect(runningRate(all(true), [50], 5)[0]?.interval[0]).toBeLessThan(0.97)
    expect(runningRate(all(false), [50], 5)[0]?.interval[1]).toBeGreaterThan(0.03)
    expect(runningRate([], [50], 5)).toEqual([])
  })
})
