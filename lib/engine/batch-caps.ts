// How many calls the caps of a run let into batches: asked before they are submitted, since a batch can't be taken back.
import type { BatchJob, ModelAnswer, ModelRequest, RunTotals } from './ports'
import type { SpendingLimits } from './spending'

/** Around a prompt: role, turns, the vendor's own words. */
const ENVELOPE_TOKENS = 32

/**
 * The answer that a request is charged as before it has one, on the safe side: half a token a byte of UTF-8 (English has
 * about a quarter, Chinese about a third to a half), and as many tokens of output as it may have.
 */
export const assumedAnswer = ({ text, parameters }: ModelRequest): ModelAnswer => ({
  text: '',
  stop: 'end',
  inputTokens: Math.ceil(Buffer.byteLength(text) / 2) + ENVELOPE_TOKENS,
  outputTokens: parameters.maxTokens,
  latencyMs: 0,
})

/**
 * How many of `costs` (US dollars of each call by estimate, in order; null: its price is unknown) may be submitted beside
 * what was spent and what open jobs may still cost. 'unpriced' where a budget can't be kept.
 * Calls are counted exactly. Money is held back by estimate, and freed when a job ends and its real cost is known.
 */
export function callsWithinCaps(
  costs: readonly (number | null)[],
  { maxCalls, budgetUsd }: SpendingLimits,
  spent: RunTotals,
  open: readonly Pick<BatchJob, 'requests' | 'estimateUsd'>[],
): number | 'unpriced' {
  const callsOut = open.reduce((sum, job) => sum + job.requests, 0)
  const room = maxCalls === null ? costs.length : Math.min(costs.length, Math.max(0, maxCalls - spent.calls - callsOut))
  if (budgetUsd === null) return room
  if (spent.costUsd === null) return 'unpriced'
  // Sums of decimal prices are off by an ulp or so; that must not cost the last call.
  const budget = budgetUsd * (1 + 1e-9)
  let committed = open.reduce((sum, job) => sum + (job.estimateUsd ?? 0), spent.costUsd)
  for (let calls = 0; calls < room; calls++) {
    const cost = costs[calls] ?? null
    if (cost === null) return 'unpriced'
    committed += cost
    if (committed > budget) return calls
  }
  return room
}
