// Reads the results of a batch that has ended: answers and failures into the ledger, the rest sorted by what to do next.
import { ModelError } from '@/lib/errors'
import { answeredRecord, failedRecord } from './call-records'
import { batchIdOf } from './pack-batches'
import type { BatchClient, BatchJob, BatchResult, CallClaim, CallRecord, Clock, RunWorkload } from './ports'

export interface CollectBatchOptions {
  job: BatchJob
  batchId: string
  /** The job's calls that have no answer yet. */
  claims: readonly CallClaim[]
  client: BatchClient
  workload: RunWorkload
  clock: Clock
  signal: AbortSignal
  /** Stores a chunk; resolves once it is durable. */
  store: (records: CallRecord[]) => Promise<void>
}

export interface Collected {
  /** Calls to submit again in a further round. */
  again: CallClaim[]
  /** The failure that every further call would share, where one was among the results; its calls stay pending. */
  stop: ModelError | null
  /** Calls that the batch gave back, since it was cancelled. */
  canceled: number
  /** Whether the batch had nothing to do with the job. */
  foreign: boolean
}

/** Times that a call is submitted again after it expired or failed with what may pass. */
export const MAX_ROUNDS = 3
const CHUNK = 200

/**
 * Results come in any order; those of calls that were stored by an earlier reading are passed over, so that a reading
 * that broke off is simply done again. Throws as BatchClient.results, after storing what came; 'model.cutBody' where the
 * body ended early.
 */
export async function collectBatch(options: CollectBatchOptions): Promise<Collected> {
  const { job, batchId, client, workload, clock, signal, store } = options
  const open = new Map(options.claims.map((claim) => [batchIdOf(claim.requestHash), claim]))
  const collected: Collected = { again: [], stop: null, canceled: 0, foreign: false }
  let records: CallRecord[] = []
  let read = 0
  let ours = 0

  async function flush(): Promise<void> {
    const chunk = records
    records = []
    if (chunk.length > 0) await store(chunk)
  }

  /** Another round, or after the last one the reason for which the call is given up. */
  function tryAgain(claim: CallClaim, reason: ModelError): void {
    if (job.round < MAX_ROUNDS) collected.again.push(claim)
    else records.push(failedRecord(claim, reason))
  }

  async function take(result: BatchResult, claim: CallClaim): Promise<void> {
    if (result.kind === 'answered') {
      const answer = { ...result.answer, latencyMs: clock.now() - (job.attemptedAt ?? clock.now()) }
      const scores = await workload.score(claim, answer)
      const costUsd = workload.costUsd(claim.trials[0]?.arm ?? 0, answer)
      records.push(answeredRecord(claim, { ...answer, costUsd, attempts: job.round + 1 }, scores))
    } else if (result.kind === 'expired') {
      tryAgain(claim, new ModelError('retry', 'model.batchExpired', { rounds: job.round + 1 }))
    } else if (result.kind === 'canceled') collected.canceled++
    else if (result.error.failure === 'retry') tryAgain(claim, result.error)
    else if (result.error.failure === 'stop') collected.stop ??= result.error
    else records.push(failedRecord(claim, result.error))
  }

  if (open.size === 0) return collected
  try {
    for await (const result of client.results(batchId, signal)) {
      read++
      const claim = open.get(result.id)
      if (claim === undefined) continue
      open.delete(result.id)
      ours++
      await take(result, claim)
      if (records.length >= CHUNK) await flush()
    }
  } finally {
    await flush()
  }
  if (open.size === 0) return collected
  const whole = read >= job.requests
  if (!whole) throw new ModelError('retry', 'model.cutBody', {})
  if (ours === 0) return { ...collected, foreign: true }
  // The body is whole and names them not: as good as failed.
  const lost = new ModelError('retry', 'model.malformed', { detail: `batch ${batchId} has no result for a request` })
  for (const claim of open.values()) tryAgain(claim, lost)
  await flush()
  return collected
}
