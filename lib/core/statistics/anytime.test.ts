import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { anytimeInterval, type SequentialOptions, startSequential, stepSequential } from './anytime'

const run = (gains: readonly number[], options: SequentialOptions = {}) =>
  gains.reduce(stepSequential, startSequential(options))
const repeat = (gain: number, times: number): number[] => Array.from({ length: times }, () => gain)

describe('stepSequential', () => {
  it('multiplies the fortunes by the bets of the formula', () => {
    // The recursion in Python 3, W W = L with δ .02: λ = .08, .07, .062857…, .065714…
    const test = run([1, 1, 0, -1])
    expect(Math.exp(test.bets[0]!.logA)).toBeCloseTo(0.9118251428571428, 13)
    expect(Math.exp(test.bets[0]!.logB)).toBeCloseTo(1.0796605714285716, 13)
    expect(test).toMatchObject({ steps: 4, discordance: 3, verdict: 'undecided', decidedAt: null })
  })

  it('caps the stake at 0.8, so that no single row ruins a fortune', () => {
    const test = run([-1], { delta: 0.9 })
    expect(Math.exp(test.bets[0]!.logB)).toBeCloseTo(0.2, 13)
  })

  it('decides for the arm that keeps winning, at the step where 2/α is crossed', () => {
    const test = run(repeat(1, 200), { delta: 0.05 })
    expect(test.verdict).toBe('b_better')
    const at = test.decidedAt!
    expect(run(repeat(1, at - 1), { delta: 0.05 }).verdict).toBe('undecided')
    expect(Math.exp(test.bets[0]!.logB)).toBeGreaterThanOrEqual(40)
  })

  it('asks more of each of several challengers', () => {
    const one = run(repeat(1, 400)).decidedAt!
    expect(run(repeat(1, 400), { challengers: 9 }).decidedAt).toBeGreaterThan(one)
  })

  it('calls it no difference once both fortunes have been low', () => {
    const even = Array.from({ length: 4000 }, (_, i) => (i % 2 === 0 ? 1 : -1))
    expect(run(even, { delta: 0.05 })).toMatchObject({ verdict: 'no_difference', lowA: true, lowB: true })
  })

  it('does not decide on rows that are equal', () => {
    expect(run(repeat(0, 5000))).toMatchObject({ steps: 5000, discordance: 0, verdict: 'undecided' })
  })

  it('keeps its verdict whatever comes later', () => {
    const decided = run(repeat(1, 200), { delta: 0.05 })
    expect(repeat(-1, 500).reduce(stepSequential, decided)).toBe(decided)
  })

  it('turns the verdict over when the arms are swapped', () => {
    const swapped = {
      a_better: 'b_better',
      b_better: 'a_better',
      no_difference: 'no_difference',
      undecided: 'undecided',
    }
    const gains = fc.array(fc.constantFrom(-1, 0, 1, 0.5, -0.5), { maxLength: 400 })
    fc.assert(
      fc.property(gains, fc.constantFrom(0.02, 0.1, 0.4), (values, delta) => {
        const there = run(values, { delta })
        const back = run(
          values.map((gain) => -gain),
          { delta },
        )
        expect(back.verdict).toBe(swapped[there.verdict])
        expect(back.decidedAt).toBe(there.decidedAt)
      }),
    )
  })

  it('raises at most α false verdicts when watched at every row (2,000 seeded runs of 1,000 rows)', () => {
    const random = seededRandom(7)
    let falseVerdicts = 0
    for (let i = 0; i < 2000; i++) {
      let test = startSequential({ delta: 0.05 })
      for (let row = 0; row < 1000 && test.verdict === 'undecided'; row++) {
        const chance = random()
        test = stepSequential(test, chance < 0.1 ? 1 : chance < 0.2 ? -1 : 0)
      }
      if (test.verdict === 'a_better' || test.verdict === 'b_better') falseVerdicts++
    }
    expect(falseVerdicts / 2000).toBeLessThan(0.05)
  })

  it('splits its stake over several bets and finds large gains sooner', () => {
    const gains = Array.from({ length: 600 }, (_, i) => [1, 0, 0, 1, -1][i % 5]!)
    const plain = run(gains)
    const mixed = run(gains, { multiples: [1, 2, 4, 8] })
    expect(plain.verdict).toBe('b_better')
    expect(mixed.verdict).toBe('b_better')
    expect(mixed.decidedAt).toBeLessThan(plain.decidedAt!)
  })
})

describe('anytimeInterval', () => {
  it('is the formula', () => {
    // Python 3: s = se*sqrt(n); m ± s*sqrt(2*(n*r*r+1)/(n*n*r*r)*log(sqrt(n*r*r+1)/.05)), r = .1
    const [low, high] = anytimeInterval(0.095, 0.03, 200)
    expect(low).toBeCloseTo(-0.0028345732770257703, 13)
    expect(high).toBeCloseTo(0.19283457327702577, 13)
    expect(anytimeInterval(0, 0.01, 1000)[1]).toBeCloseTo(0.030378110214259523, 13)
  })

  it('is wider than the interval of one look, stays in [−1, 1], and knows nothing without rows', () => {
    expect(anytimeInterval(0.5, 0.4, 3)).toEqual([-1, 1])
    expect(anytimeInterval(0, 0.4, 0)).toEqual([-1, 1])
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), (n) => {
        expect(anytimeInterval(0, 0.001, n)[1]).toBeGreaterThan(1.96 * 0.001)
      }),
    )
  })
})
