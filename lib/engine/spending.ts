// The hard caps of a run: how many calls, how much money. Asked before each call, told after it.
import type { CallRecord, RunTotals } from './ports'

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
  /** Ended calls are in the ledger now, whose totals count those of other processes, too. */
  sync(totals: RunTotals, recorded: readonly CallRecord[]): void
}

interface Sum {
  calls: number
  priced: number
  /** Null once a call's price is unknown. */
  usd: number | null
}

const plus = (x: Sum, y: Sum): Sum => ({
  calls: x.calls + y.calls,
  priced: x.priced + y.priced,
  usd: x.usd === null || y.usd === null ? null : x.usd + y.usd,
})

/**
 * Counts distinct calls from what the run has `spent` so far; attempts of one call count once. A call is let go when
 * spent + mean cost so far × (calls in flight + 1) stays within the budget. Until a first price is known, one call at a
 * time: 64 unpriced calls at once could overrun a small budget many times. A budget with a call of unknown price can't
 * be kept: `unpriced`. Calls of other processes are known once they are recorded, so that together they can overrun a cap
 * by what is in flight.
 */
export function createSpending(limits: SpendingLimits, spent: RunTotals): Spending {
  const { maxCalls } = limits
  // Sums of decimal prices are off by an ulp or so; that must not cost the last call.
  const budgetUsd = limits.budgetUsd === null ? null : limits.budgetUsd * (1 + 1e-9)
  // Calls that cost nothing in all may be a free model's, or may all have failed.
  let priceSeen = false
  const totalsOf = ({ calls, costUsd }: RunTotals): Sum => ({
    calls,
    priced: priceSeen || (costUsd !== null && costUsd > 0) ? calls : 0,
    usd: costUsd,
  })
  let recorded = totalsOf(spent)
  let unrecorded: Sum = { calls: 0, priced: 0, usd: 0 }
  let inFlight = 0

  function withinBudget(budget: number, { usd, priced }: Sum): Admission {
    if (usd === null) return 'unpriced'
    if (usd >= budget) return inFlight > 0 ? 'wait' : 'stop'
    if (priced === 0) return inFlight > 0 ? 'wait' : 'go'
    if (usd + (usd / priced) * (inFlight + 1) <= budget) return 'go'
    return inFlight > 0 ? 'wait' : 'stop'
  }

  return {
    admit() {
      const sum = plus(recorded, unrecorded)
      if (maxCalls !== null && sum.calls + inFlight >= maxCalls) return 'stop'
      const admission = budgetUsd === null ? 'go' : withinBudget(budgetUsd, sum)
      if (admission === 'go') inFlight++
      return admission
    },
    settle(costUsd) {
      inFlight--
      const answered = costUsd !== undefined
      priceSeen ||= answered
      unrecorded = plus(unrecorded, { calls: 1, priced: answered ? 1 : 0, usd: answered ? costUsd : 0 })
    },
    sync(totals, records) {
      recorded = totalsOf(totals)
      for (const { reused, answer } of records) {
        if (reused) continue
        const usd = answer === null ? 0 : (answer.costUsd ?? 0)
        unrecorded = {
          calls: unrecorded.calls - 1,
          priced: unrecorded.priced - (answer === null ? 0 : 1),
          // An unknown price is in the totals from now on.
          usd: unrecorded.usd === null ? (recorded.usd === null ? 0 : null) : unrecorded.usd - usd,
        }
      }
    },
  }
}
