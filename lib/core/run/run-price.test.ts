import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CostUsd } from './model-table'
import { type ArmWork, nothing, priceArm, priceStages, secondsOf, stopOf } from './run-price'

// 1 dollar a million tokens in, 10 out.
const costUsd: CostUsd = (_connection, model, { inputTokens, outputTokens }) =>
  model === 'unknown' ? null : (inputTokens + 10 * outputTokens) / 1e6
const work = (patch: Partial<ArmWork> = {}): ArmWork => ({
  connection: 'anthropic',
  model: 'm',
  calls: 100,
  roughInput: 40_000,
  counted: [],
  earlier: null,
  maxTokens: 1000,
  ...patch,
})
const unlimited = () => ({ requestsPerMinute: null, maxConcurrency: null })

describe('priceArm', () => {
  it('assumes where nothing is known, a quarter either way and answers of up to the limit', () => {
    expect(priceArm(work(), costUsd)).toEqual({
      calls: 100,
      inputTokens: { low: 30_000, mid: 40_000, high: 50_000 },
      outputTokens: { low: 5_000, mid: 30_000, high: 100_000 },
      costUsd: { low: expect.closeTo(0.08, 12), mid: expect.closeTo(0.34, 12), high: expect.closeTo(1.05, 12) },
    })
  })

  it('scales by what was counted, with the ratio estimator’s error', () => {
    // By hand: ratio 630/500 = 1.26; residuals −6, 6 → √(72/2)/250 = 0.024.
    const counted = [
      { rough: 200, tokens: 246 },
      { rough: 300, tokens: 384 },
    ]
    const { inputTokens } = priceArm(work({ counted }), costUsd)
    expect(inputTokens.mid).toBeCloseTo(50_400, 6)
    expect(inputTokens.high - inputTokens.mid).toBeCloseTo(2 * 0.024 * 40_000, 6)
  })

  it('takes the length of earlier answers, and never more than the limit', () => {
    const earlier = { outputTokens: 200, deviation: 50, answers: 25, latencyMs: 900 }
    expect(priceArm(work({ earlier }), costUsd).outputTokens).toEqual({ low: 18_000, mid: 20_000, high: 22_000 })
    expect(priceArm(work({ earlier, maxTokens: 150 }), costUsd).outputTokens).toEqual({
      low: 15_000,
      mid: 15_000,
      high: 15_000,
    })
  })

  it('an unknown price stays unknown, and no call costs nothing', () => {
    expect(priceArm(work({ model: 'unknown' }), costUsd).costUsd).toBeNull()
    expect(priceArm(work({ model: 'unknown', calls: 0, roughInput: 0 }), costUsd).costUsd).toEqual({
      low: 0,
      mid: 0,
      high: 0,
    })
  })

  it('keeps low ≤ mid ≤ high whatever was counted', () => {
    const pair = fc.record({ rough: fc.integer({ min: 1, max: 5000 }), tokens: fc.integer({ min: 1, max: 9000 }) })
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 20 }), fc.nat(1e6), (counted, roughInput) => {
        const { inputTokens, costUsd: cost } = priceArm(work({ counted, roughInput }), costUsd)
        expect(inputTokens.low).toBeLessThanOrEqual(inputTokens.mid)
        expect(inputTokens.mid).toBeLessThanOrEqual(inputTokens.high)
        expect(cost?.low).toBeLessThanOrEqual(cost?.high ?? 0)
      }),
    )
  })
})

describe('secondsOf', () => {
  const earlier = { outputTokens: 200, deviation: 50, answers: 25, latencyMs: 2000 }
  it('is what calls at once leave, or what a model’s own limit does', () => {
    expect(secondsOf([work({ earlier })], 8, unlimited)).toBe(25)
    expect(secondsOf([work({ earlier })], 8, () => ({ requestsPerMinute: 60, maxConcurrency: null }))).toBe(100)
    expect(secondsOf([work({ earlier })], 8, () => ({ requestsPerMinute: null, maxConcurrency: 2 }))).toBe(100)
  })
  it('is unknown where one model is, unless it has nothing to do', () => {
    expect(secondsOf([work({ earlier }), work({ model: 'new' })], 8, unlimited)).toBeNull()
    expect(secondsOf([work({ earlier }), work({ model: 'new', calls: 0 })], 8, unlimited)).toBe(25)
  })
})

describe('stopOf', () => {
  const cost = { low: 1, mid: 2, high: 3 }
  it.each([
    [{ maxCalls: null, budgetUsd: null }, null],
    [{ maxCalls: 100, budgetUsd: 2 }, null],
    [
      { maxCalls: 40, budgetUsd: null },
      { by: 'calls', calls: 40 },
    ],
    [
      { maxCalls: 80, budgetUsd: 1 },
      { by: 'budget', calls: 50 },
    ],
    [
      { maxCalls: 30, budgetUsd: 1 },
      { by: 'calls', calls: 30 },
    ],
  ] as const)('%j', (caps, stop) => {
    expect(stopOf(100, cost, caps)).toEqual(stop)
  })
  it('says nothing of a budget where the price is unknown', () => {
    expect(stopOf(100, null, { maxCalls: null, budgetUsd: 1 })).toBeNull()
  })
})

describe('priceStages', () => {
  const at = (low: number, mid: number, high: number) => ({ low, mid, high })
  const priced = (calls: number[], usd: number) => {
    const all = calls.reduce((total, each) => total + each, 0)
    const tokens = at(all, all, all)
    return {
      price: { calls: all, inputTokens: tokens, outputTokens: nothing, costUsd: at(usd, usd, 2 * usd) },
      calls,
    }
  }

  it('goes from the cheapest to the dearest arms that may be left', () => {
    const staged = [priced([10, 20, 40], 7), priced([10, 20, 40], 14), priced([10, 20, 40], 70)]
    const { calls, inputTokens, costUsd } = priceStages(staged, [3, 2, 1])
    expect(calls).toBe(30 + 40 + 40)
    expect(inputTokens).toEqual(at(110, 110, 110))
    // Round by round a tenth of each call's price: 1, 2 and 10 dollars a stage of ten calls.
    expect(costUsd?.low).toBeCloseTo(13 + 2 * (1 + 2) + 4 * 1)
    expect(costUsd?.mid).toBeCloseTo(13 + (2 / 3) * 26 + (1 / 3) * 52)
    expect(costUsd?.high).toBeCloseTo(2 * (13 + 2 * 12 + 4 * 10))
  })

  it('asks nothing where all is kept, and names no price where one is unknown', () => {
    expect(priceStages([priced([0, 0], 0)], [1, 1])).toMatchObject({ calls: 0, costUsd: nothing })
    const unknown = { ...priced([1], 0), price: { ...priced([1], 0).price, costUsd: null } }
    expect(priceStages([unknown, priced([1], 1)], [2]).costUsd).toBeNull()
  })
})
