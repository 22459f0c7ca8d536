import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSpending } from './spending'

const nothing = { calls: 0, costUsd: 0 }

describe('createSpending', () => {
  it('without caps lets everything go', () => {
    const spending = createSpending({ maxCalls: null, budgetUsd: null }, { calls: 9, costUsd: null })
    for (let i = 0; i < 100; i++) expect(spending.admit()).toBe('go')
  })

  it('counts calls from what was spent before', () => {
    const spending = createSpending({ maxCalls: 5, budgetUsd: null }, { calls: 3, costUsd: null })
    expect([spending.admit(), spending.admit(), spending.admit()]).toEqual(['go', 'go', 'stop'])
  })

  it('asks one call at a time until a price is known', () => {
    const spending = createSpending({ maxCalls: null, budgetUsd: 1 }, nothing)
    expect([spending.admit(), spending.admit()]).toEqual(['go', 'wait'])
    spending.settle(0.1)
    expect([spending.admit(), spending.admit()]).toEqual(['go', 'go'])
  })

  it('knows the mean price again after a resume', () => {
    const spending = createSpending({ maxCalls: null, budgetUsd: 1 }, { calls: 10, costUsd: 0.8 })
    expect([spending.admit(), spending.admit(), spending.admit()]).toEqual(['go', 'go', 'wait'])
  })

  it.each([
    [1, 0.1, 10],
    [0.3, 0.1, 3],
    [0.35, 0.1, 3],
    [0, 0.1, 0],
  ])('a budget of %d at %d a call is good for %i calls', (budgetUsd, price, calls) => {
    const spending = createSpending({ maxCalls: null, budgetUsd }, nothing)
    let asked = 0
    for (; spending.admit() === 'go'; asked++) spending.settle(price)
    expect(asked).toBe(calls)
  })

  it('a model without a price can not be held to a budget', () => {
    const spending = createSpending({ maxCalls: null, budgetUsd: 1 }, nothing)
    expect(spending.admit()).toBe('go')
    spending.settle(null)
    expect(spending.admit()).toBe('unpriced')
  })

  it('a free model is never held back', () => {
    const spending = createSpending({ maxCalls: null, budgetUsd: 1 }, nothing)
    spending.admit()
    spending.settle(0)
    for (let i = 0; i < 64; i++) expect(spending.admit()).toBe('go')
  })

  it('never overruns the budget with equal prices, in any order of answers', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 40 }),
        fc.infiniteStream(fc.boolean()),
        (price, budget, ask) => {
          const spending = createSpending({ maxCalls: null, budgetUsd: budget }, nothing)
          let inFlight = 0
          let paid = 0
          for (let step = 0; step < 400; step++) {
            const admission = ask.next().value || inFlight === 0 ? spending.admit() : 'wait'
            if (admission === 'go') inFlight++
            else if (admission === 'stop') return inFlight === 0 && (paid <= budget || paid === price)
            else {
              spending.settle(price)
              inFlight--
              paid += price
            }
          }
          return paid <= budget || paid === price
        },
      ),
    )
  })
})
