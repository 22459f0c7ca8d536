// Brings a planned job to the vendor, once.
import { ModelError } from '@/lib/errors'
import { batchIdOf } from './pack-batches'
import type { BatchClient, BatchJob, BatchJobs, BatchPlan, BatchState, CallClaim, Clock, RunWorkload } from './ports'

export interface SubmitBatchOptions {
  job: BatchJob
  jobs: BatchJobs
  client: BatchClient
  workload: RunWorkload
  clock: Clock
  signal: AbortSignal
}

/** The vendor's clock and ours may differ by so much. */
const CLOCK_SKEW_MS = 600_000

/** For a job that ends with nothing to submit again. */
export const noCalls: BatchPlan = { requestHashes: [], estimateUsd: null }

const sizeOf = ({ counts }: BatchState): number => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** True where the first result names a call of the job: an equal request has an equal name. */
async function holdsCallOf(
  claims: readonly CallClaim[],
  client: BatchClient,
  batchId: string,
  signal: AbortSignal,
): Promise<boolean> {
  const names = new Set(claims.map((claim) => batchIdOf(claim.requestHash)))
  for await (const { id } of client.results(batchId, signal)) return names.has(id)
  return false
}

/**
 * The batch of a submission whose reply never came: made since, of the job's size, and no other job's. One that has ended
 * is looked into; one under way can't be, and is taken until its results tell.
 */
async function findOrphan(
  { job, jobs, client, signal }: SubmitBatchOptions,
  attemptedAt: number,
  claims: readonly CallClaim[],
): Promise<BatchState | null> {
  const recent = await client.listRecent(attemptedAt - CLOCK_SKEW_MS, signal)
  const known = await jobs.findKnown(recent.map(({ batchId }) => batchId))
  for (const batch of recent) {
    if (known.has(batch.batchId) || sizeOf(batch) !== job.requests) continue
    if (batch.status !== 'ended' || (await holdsCallOf(claims, client, batch.batchId, signal))) return batch
  }
  return null
}

/**
 * Submits a planned job, or finds the batch that an earlier try made of it. Throws as BatchClient does. After a failure
 * that may pass nobody knows whether there is a batch: the next try looks for it first. After a refusal there is none, and
 * the job's calls are pending again.
 */
export async function submitBatch(options: SubmitBatchOptions): Promise<void> {
  const { job, jobs, client, workload, clock, signal } = options
  const claims = await jobs.claims(job)
  const orphan = job.attemptedAt === null ? null : await findOrphan(options, job.attemptedAt, claims)
  if (orphan !== null) return jobs.observe(job.id, orphan)
  const requests = await workload.requests(claims)
  const batch = requests.map((request, i) => ({ id: batchIdOf(claims[i]?.requestHash ?? ''), request }))
  // Before the vendor can have it: a kill from here on leaves a batch that will be looked for.
  await jobs.attempt(job.id, clock.now())
  let state: BatchState
  try {
    state = await client.submit(batch, signal)
  } catch (error) {
    if (error instanceof ModelError && error.failure !== 'retry') await jobs.close(job, null, noCalls)
    throw error
  }
  await jobs.observe(job.id, state)
}

/** Takes a planned job back: its calls are pending again, unless an earlier try made a batch of it after all. */
export async function withdrawBatch(options: SubmitBatchOptions): Promise<void> {
  const { job, jobs } = options
  const claims = await jobs.claims(job)
  const orphan = job.attemptedAt === null ? null : await findOrphan(options, job.attemptedAt, claims)
  if (orphan === null) await jobs.close(job, null, noCalls)
  else await jobs.observe(job.id, orphan)
}
