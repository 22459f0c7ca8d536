// The run loop through a vendor's batch interface: claims what is pending, submits it in batches, looks until they have
// ended, stores their results. A run that goes on after a crash is the same loop: its batches are still there.
import type { Random } from '@/lib/core/sampling/random'
import { AppError, type ErrorValue, errorValue, ModelError } from '@/lib/errors'
import { backoffMs } from './backoff'
import { createBell } from './bell'
import { collectBatch } from './collect-batch'
import { durableJobs } from './durable-jobs'
import type { RunEnd } from './execute-run'
import type { PackLimits } from './pack-batches'
import { createPersistence } from './persistence'
import { planBatches, planOf } from './plan-batches'
import type { BatchClient, BatchJob, BatchJobs, CallRecord, Clock, RunLedger, RunWorkload } from './ports'
import type { SpendingLimits } from './spending'
import { noCalls, submitBatch, withdrawBatch } from './submit-batch'

export interface ExecuteBatchRunOptions {
  runId: string
  ledger: RunLedger
  jobs: BatchJobs
  workload: RunWorkload
  client: BatchClient
  clock: Clock
  random: Random
  /** Aborted by shutdown and by cancel: nothing more is asked; what was submitted stays at the vendor. */
  signal: AbortSignal
  /** Aborted by pause; the same. */
  enough?: AbortSignal | undefined
  /** Whether an answer that was kept may stand for a call; true unless told. */
  reuse?: boolean | undefined
  limits: SpendingLimits
  pack?: PackLimits | undefined
  /** Told of records once they are stored. */
  onFlush?: ((records: readonly CallRecord[]) => void) | undefined
  /** Told each time that the ledger fails; the run stands still and tries again until it works or is aborted. */
  onTrouble?: ((error: unknown, attempt: number) => void) | undefined
  /** Told why the vendor can't be reached at the moment, and null at each turn where all is well. */
  onWaiting?: ((reason: ErrorValue | null) => void) | undefined
}

/**
 * Below what the vendor takes: the body of a batch is in memory as a whole, and what a lost reply can cost is one batch.
 */
const ownLimits: PackLimits = { maxRequests: 10_000, maxBytes: 32_000_000 }

const FIRST_LOOK_MS = 5_000
const LAST_LOOK_MS = 60_000
const RECORDS_AT_ONCE = 200

/**
 * Executes a run to its end; one executor a run, over all processes. Resolves with how it ended; throws only what is
 * unexpected, after giving back what was not submitted.
 *
 * - The caps are held before calls are submitted: calls exactly, money by an estimate on the safe side (see batch-caps).
 *   What they hold back is submitted once earlier batches turn out cheaper; where nothing more fits, the run is stopped.
 * - A batch that was submitted outlives this process: its calls belong to its job. A kill between the submission and the
 *   store of its id is mended by looking for the batch; where the vendor doesn't show it, that one batch is submitted again.
 * - Expired requests and failures that may pass go into another batch, up to MAX_ROUNDS times.
 * - Failures of the vendor that may pass are waited out, however long; one that every further call would share pauses the
 *   run. A batch that the vendor doesn't know (any more) pauses it, too, with the batch's calls pending again.
 * - A cancel is carried to the vendor, and the run is stopped when its batches have ended: what they answered is kept.
 */
export async function executeBatchRun(options: ExecuteBatchRunOptions): Promise<RunEnd> {
  const { runId, ledger, workload, client, clock, random, signal, limits } = options
  const { enough, reuse = true, pack = ownLimits, onFlush, onWaiting } = options
  const idle = enough === undefined ? signal : AbortSignal.any([signal, enough])
  const persistence = createPersistence({ clock, random, signal, bell: createBell(), onTrouble: options.onTrouble })
  const { act } = persistence
  const jobs = durableJobs(options.jobs, persistence)
  let failures = 0
  let lookMs = FIRST_LOOK_MS
  let plan = { exhausted: false, capped: false }

  async function store(records: CallRecord[]): Promise<void> {
    for (let at = 0; at < records.length; at += RECORDS_AT_ONCE) {
      const chunk = records.slice(at, at + RECORDS_AT_ONCE)
      await act(() => ledger.record(runId, chunk))
      onFlush?.(chunk)
    }
  }

  /** Looks at a batch; true where it has ended and its results are stored. */
  async function look(job: BatchJob, batchId: string, cancelling: boolean): Promise<boolean> {
    const toCancel = cancelling && job.status === 'in_progress'
    const state = toCancel ? await client.cancel(batchId, signal) : await client.retrieve(batchId, signal)
    await jobs.observe(job.id, state)
    if (state.status !== 'ended') return false
    const claims = await jobs.claims(job)
    const { foreign, again, stop, canceled } = await collectBatch({
      job,
      batchId,
      claims,
      client,
      workload,
      clock,
      signal,
      store,
    })
    if (foreign) await jobs.detach(job.id)
    else await jobs.close(job, state, cancelling ? noCalls : await planOf(workload, again))
    if (stop !== null) throw stop
    if (canceled > 0 && !cancelling) throw new ModelError('stop', 'model.batchCanceled', { batch: batchId })
    return true
  }

  async function lookUnlessGone(job: BatchJob, batchId: string, cancelling: boolean): Promise<boolean> {
    try {
      return await look(job, batchId, cancelling)
    } catch (error) {
      if (!(error instanceof ModelError) || error.code !== 'model.batchGone') throw error
      await jobs.close(job, null, noCalls)
      if (cancelling) return true
      throw error
    }
  }

  /** One step for each open job; true where something moved. */
  async function advance(open: readonly BatchJob[], cancelling: boolean): Promise<boolean> {
    let moved = false
    for (const job of open) {
      if (idle.aborted) return moved
      if (job.batchId === null) {
        const submission = { job, jobs, client, workload, clock, signal }
        await (cancelling ? withdrawBatch(submission) : submitBatch(submission))
        moved = true
      } else if (await lookUnlessGone(job, job.batchId, cancelling)) moved = true
    }
    return moved
  }

  /** Waits for the next look, longer each time; what a failure asks for comes first. */
  async function pause(failure: ModelError | null): Promise<void> {
    const backoff = failure === null ? 0 : backoffMs(failures, random, failure.retryAfterMs)
    await clock.wait(Math.max(lookMs, backoff), idle).catch(() => undefined)
    lookMs = Math.min(LAST_LOOK_MS, lookMs * 1.5)
  }

  /** One turn: plans, or brings the open batches on. The end of the run, or null where it goes on. */
  async function turn(): Promise<RunEnd | null> {
    const { cancelRequested, open } = await jobs.state(runId)
    if (failures === 0) onWaiting?.(null)
    if (!cancelRequested && !plan.exhausted && !plan.capped && open.every(({ batchId }) => batchId !== null)) {
      plan = await planBatches({ runId, ledger, jobs, workload, limits, reuse, pack, act, store }, open)
      return null
    }
    if (open.length === 0) {
      if (cancelRequested || plan.capped) return { status: 'stopped', reason: null }
      if ((await act(() => ledger.countElsewhere(runId))) === 0) return { status: 'completed', reason: null }
      // What a process had claimed that is no more is pending again before long.
      await pause(null)
      plan = { exhausted: false, capped: false }
      return null
    }
    const moved = await advance(open, cancelRequested)
    failures = 0
    if (moved) {
      lookMs = FIRST_LOOK_MS
      // What a batch has cost, or given back, is known now.
      plan = { exhausted: false, capped: false }
    } else await pause(null)
    return null
  }

  async function toTheEnd(): Promise<RunEnd> {
    while (!idle.aborted) {
      try {
        const end = await turn()
        if (end !== null) return end
      } catch (error) {
        if (!(error instanceof ModelError) || error.failure !== 'retry' || signal.aborted) throw error
        failures++
        onWaiting?.(errorValue(error))
        await pause(error)
      }
    }
    return { status: 'interrupted', reason: null }
  }

  async function endOf(): Promise<RunEnd> {
    try {
      return await toTheEnd()
    } catch (error) {
      if (signal.aborted) return { status: 'interrupted', reason: null }
      if (error instanceof ModelError && error.failure === 'stop')
        return { status: 'paused', reason: errorValue(error) }
      if (error instanceof AppError) return { status: 'failed', reason: errorValue(error) }
      await act(() => ledger.release(runId))
      throw error
    }
  }

  const end = await endOf()
  try {
    if (end.status !== 'completed') await act(() => ledger.release(runId))
    if (end.status !== 'interrupted') {
      const { status, reason } = end
      await act(() => ledger.finish(runId, status, reason))
    }
    return end
  } catch (error) {
    // The ledger failed to the last: nothing was finished, so the run goes on from what is stored.
    if (signal.aborted) return { status: 'interrupted', reason: null }
    throw error
  }
}
