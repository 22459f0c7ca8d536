// The hard caps of a run: how many calls, how much money. Asked before each call, told after it.

export interface SpendingLimits {
  maxCalls: number | null
  budgetUsd: number | null
}

/** go: issue it (it is counted). wait: ask again when a call has settled. stop: a cap is reached. unpriced: see below. */
export type Admission = 'go' | 'wait' | 'stop' | 'unpriced'

export interface Spending {
  admit(): Admission
  /** A call that was let go has ended: what it cost, null for an unknown price, undefined when nothing was answered. */
  settle(costUsd: number | null | undefined): void
}

/**
 * Counts distinct calls from what the run has `spent` so far; attempts of one call count once. A call is let go when
 * spent + mean cost so far × (calls in flight + 1) stays within the budget. Until a first price is known, one call at a
 * time: 64 unpriced calls at once could overrun a small budget many times. A budget with a call of unknown price can't
 * be kept: `unpriced`.
 */
export function createSpending(limits: SpendingLimits, spent: { calls: number; costUsd: number | null }): Spending {
  const { maxCalls } = limits
  // Sums of decimal prices are off by an ulp or so; that must not cost the last call.
  const budgetUsd = limits.budgetUsd === null ? null : limits.budgetUsd * (1 + 1e-9)
  let calls = spent.calls
  let usd = spent.costUsd
  let priced = usd !== null && usd > 0 ? calls : 0
  let inFlight = 0

  function withinBudget(budget: number): Admission {
    if (usd === null) return 'unpriced'
    if (usd >= budget) return inFlight > 0 ? 'wait' : 'stop'
    if (priced === 0) return inFlight > 0 ? 'wait' : 'go'
    if (usd + (usd / priced) * (inFlight + 1) <= budget) return 'go'
    return inFlight > 0 ? 'wait' : 'stop'
  }

  return {
    admit() {
      if (maxCalls !== null && calls >= maxCalls) return 'stop'
      const admission = budgetUsd === null ? 'go' : withinBudget(budgetUsd)
      if (admission === 'go') {
        calls++
        inFlight++
      }
      return admission
    },
    settle(costUsd) {
      inFlight--
      if (costUsd === undefined) return
      priced++
      usd = usd === null || costUsd === null ? null : usd + costUsd
    },
  }
}
