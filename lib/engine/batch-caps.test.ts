import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assumedAnswer, callsWithinCaps } from './batch-caps'

const none = { calls: 0, costUsd: 0 }
const job = (requests: number, estimateUsd: number | null) => ({ requests, estimateUsd })

describe('callsWithinCaps', () => {
  it('lets everything through without caps, whatever its price', () => {
    expect(callsWithinCaps([null, 1], { maxCalls: null, budgetUsd: null }, none, [])).toBe(2)
  })

  it('counts calls that were made and those in open jobs', () => {
    const limits = { maxCalls: 10, budgetUsd: null }
    expect(callsWithinCaps([0, 0, 0, 0], limits, { calls: 4, costUsd: 0 }, [job(3, null)])).toBe(3)
    expect(callsWithinCaps([0], limits, { calls: 4, costUsd: 0 }, [job(3, null), job(9, null)])).toBe(0)
  })

  it('holds back what open jobs may cost', () => {
    const limits = { maxCalls: null, budgetUsd: 1 }
    expect(callsWithinCaps([0.1, 0.1, 0.1, 0.1], limits, { calls: 3, costUsd: 0.3 }, [job(5, 0.5)])).toBe(2)
  })

  it('an unknown price or an unknown spending can keep no budget', () => {
    const limits = { maxCalls: null, budgetUsd: 1 }
    expect(callsWithinCaps([0.1, null], limits, none, [])).toBe('unpriced')
    expect(callsWithinCaps([0.1], limits, { calls: 1, costUsd: null }, [])).toBe('unpriced')
    expect(callsWithinCaps([2, null], limits, none, [])).toBe(0)
  })

  it('never commits more than the budget, and leaves out no call that would fit', () => {
    const cents = fc.integer({ min: 0, max: 500 }).map((value) => value / 100)
    fc.assert(
      fc.property(fc.array(cents), cents, cents, cents, (costs, budgetUsd, spentUsd, out) => {
        const spent = { calls: 1, costUsd: spentUsd }
        const calls = callsWithinCaps(costs, { maxCalls: null, budgetUsd }, spent, [job(1, out)])
        if (calls === 'unpriced') throw new Error('all prices are known')
        const sum = (count: number) => costs.slice(0, count).reduce((total, cost) => total + cost, spentUsd + out)
        if (calls > 0) expect(sum(calls)).toBeLessThanOrEqual(budgetUsd + 1e-6)
        if (calls < costs.length) expect(sum(calls + 1)).toBeGreaterThan(budgetUsd - 1e-6)
      }),
    )
  })
})

it('an answer is assumed as long as it may be, a prompt as long as its bytes allow', () => {
  const request = { connection: 'anthropic', model: 'm', parameters: { maxTokens: 300 }, text: '阿胶糕' }
  expect(assumedAnswer(request)).toMatchObject({ inputTokens: 5 + 32, outputTokens: 300 })
})
