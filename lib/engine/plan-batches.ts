// Turns pending calls of a run into planned batches: answers what was answered before, and holds the caps.
import { AppError } from '@/lib/errors'
import { assumedAnswer, callsWithinCaps } from './batch-caps'
import { reusedRecord } from './call-records'
import { batchIdOf, type PackLimits, packBatches } from './pack-batches'
import type { Persistence } from './persistence'
import type {
  BatchJob,
  BatchJobs,
  BatchPlan,
  CallClaim,
  CallRecord,
  ModelRequest,
  RunLedger,
  RunWorkload,
} from './ports'
import type { SpendingLimits } from './spending'

export interface PlanBatchesOptions {
  runId: string
  ledger: RunLedger
  jobs: BatchJobs
  workload: RunWorkload
  limits: SpendingLimits
  reuse: boolean
  pack: PackLimits
  act: Persistence['act']
  store: (records: CallRecord[]) => Promise<void>
}

interface Ask {
  claim: CallClaim
  request: ModelRequest
  costUsd: number | null
}

async function asksOf(workload: RunWorkload, claims: readonly CallClaim[]): Promise<Ask[]> {
  const requests = await workload.requests(claims)
  return claims.map((claim, i) => {
    const request = requests[i]
    if (!request) throw new Error(`the workload gave ${requests.length} requests for ${claims.length} claims`)
    return { claim, request, costUsd: workload.costUsd(claim.trials[0]?.arm ?? 0, assumedAnswer(request)) }
  })
}

const planFor = (asks: readonly Ask[]): BatchPlan => ({
  requestHashes: asks.map(({ claim }) => claim.requestHash),
  estimateUsd: asks.reduce<number | null>(
    (sum, { costUsd }) => (sum === null || costUsd === null ? null : sum + costUsd),
    0,
  ),
})

/** The plan of a batch of these calls. */
export const planOf = async (workload: RunWorkload, claims: readonly CallClaim[]): Promise<BatchPlan> =>
  planFor(await asksOf(workload, claims))

/**
 * Claims as many calls as a batch may hold and plans batches of them beside the `open` ones. `exhausted`: nothing more is
 * pending; `capped`: the caps held calls back, which are pending again. Throws 'run.noPriceForBudget'.
 */
export async function planBatches(
  { runId, ledger, jobs, workload, limits, reuse, pack, act, store }: PlanBatchesOptions,
  open: readonly BatchJob[],
): Promise<{ exhausted: boolean; capped: boolean }> {
  const claims = await act(() => ledger.claim(runId, pack.maxRequests))
  if (claims.length === 0) return { exhausted: true, capped: false }
  const kept = await act(() => ledger.findAnswers(reuse ? claims.map(({ requestHash }) => requestHash) : []))
  const reused: CallRecord[] = []
  for (const claim of claims) {
    const answer = kept.get(claim.requestHash)
    if (answer) reused.push(reusedRecord(claim, answer, await workload.score(claim, answer)))
  }
  await store(reused)
  const asks = await asksOf(
    workload,
    claims.filter(({ requestHash }) => !kept.has(requestHash)),
  )
  const spent = await act(() => ledger.spent(runId))
  const costs = asks.map(({ costUsd }) => costUsd)
  const calls = callsWithinCaps(costs, limits, spent, open)
  if (calls === 'unpriced') throw new AppError('run.noPriceForBudget', { model: asks[0]?.request.model ?? '' })
  const named = asks.slice(0, calls).map((ask) => ({ id: batchIdOf(ask.claim.requestHash), ...ask }))
  for (const batch of packBatches(named, pack)) await jobs.plan(runId, planFor(batch))
  const capped = calls < asks.length
  if (capped) await act(() => ledger.release(runId))
  return { exhausted: false, capped }
}
