// What the run engine needs from the outside. Adapters: lib/models (ModelClient), lib/store (RunLedger).
import type { ModelParameters } from '@/lib/core/run/model-parameters'
import type { RunStatus, TrialScore } from '@/lib/core/run/run'
import type { ErrorValue, ModelError } from '@/lib/errors'
import type { RateLimit } from './rate-limits'

/**
 * One exact request. Everything in it is part of the hash under which its answer is kept.
 * `scope` holds what the embedded model alone may know besides the text: whose row it is (to leave that user's rows
 * out), until when training rows count, and by which version it was rendered. Vendors' models never get it.
 */
export interface ModelRequest {
  connection: string
  model: string
  parameters: ModelParameters
  text: string
  scope?: { version: string; user: string | null; before: string | null; rowIndex: number }
}

export interface ModelAnswer {
  text: string
  stop: 'end' | 'max_tokens' | 'refusal'
  inputTokens: number
  outputTokens: number
  latencyMs: number
}

export interface CompleteOptions {
  signal: AbortSignal
  /** When given, the answer is streamed and each piece of text is handed over as it comes. */
  onText?: (delta: string) => void
  /** Told what the server says of its limits, where it says something. */
  onLimits?: (limits: readonly RateLimit[]) => void
}

export interface ModelInfo {
  id: string
  displayName: string
}

/** One connection to a vendor. `complete` throws ModelError, or the signal's reason when aborted. It never retries. */
export interface ModelClient {
  complete(request: ModelRequest, options: CompleteOptions): Promise<ModelAnswer>
  listModels(signal: AbortSignal): Promise<ModelInfo[]>
  /** Tokens that the request's prompt would come to, as the vendor counts; only where it has a count to ask for. */
  countTokens?(request: ModelRequest, signal: AbortSignal): Promise<number>
}

export interface BatchRequest {
  /** 1–64 of letters, digits, underscore and hyphen; unique within the batch. */
  id: string
  request: ModelRequest
}

/** What became of a batch's requests; all but `processing` are 0 until the batch has ended. */
export interface BatchCounts {
  processing: number
  succeeded: number
  errored: number
  canceled: number
  expired: number
}

export interface BatchState {
  batchId: string
  status: 'in_progress' | 'canceling' | 'ended'
  counts: BatchCounts
  /** Milliseconds since the epoch: what is not processed by then expires. */
  expiresAt: number
}

/** What a batch gives for one request. Errors are translated as `complete` would throw them. */
export type BatchResult =
  | { id: string; kind: 'answered'; answer: ModelAnswer }
  | { id: string; kind: 'errored'; error: ModelError }
  | { id: string; kind: 'expired' }
  | { id: string; kind: 'canceled' }

/** A connection's interface for requests that can wait: many at once, at a lower price. Throws as ModelClient does. */
export interface BatchClient {
  /** A failure doesn't tell whether the batch was made: only `listRecent` does. */
  submit(requests: readonly BatchRequest[], signal: AbortSignal): Promise<BatchState>
  retrieve(batchId: string, signal: AbortSignal): Promise<BatchState>
  /** Of an ended batch, in any order. A body that is cut ends in an error, or early; reading again begins anew. */
  results(batchId: string, signal: AbortSignal): AsyncIterable<BatchResult>
  /** What is processed already may still end as answered. A batch that has ended stays as it is. */
  cancel(batchId: string, signal: AbortSignal): Promise<BatchState>
  /** Batches made since a moment (milliseconds since the epoch, by the vendor's clock), newest first. */
  listRecent(since: number, signal: AbortSignal): Promise<BatchState[]>
}

/** One trial: one version × model (`arm`) on one row. */
export interface TrialRef {
  id: string
  arm: number
  rowIndex: number
}

/** All trials of a run that share one exact request: it is asked once, scored for each. */
export interface CallClaim {
  requestHash: string
  trials: TrialRef[]
}

/** What happened to one call, to be stored with the scores of its trials in one transaction. */
export interface CallRecord {
  requestHash: string
  /** The answer with its price, or null when the call failed for good. */
  answer: (ModelAnswer & { costUsd: number | null; attempts: number }) | null
  /** True when the answer came from the store and no call was made in this run. */
  reused: boolean
  error: ErrorValue | null
  trials: { id: string; score: TrialScore }[]
}

/** What a run's calls came to, by whichever process: how many were made, and what they cost (null: a price is unknown). */
export interface RunTotals {
  calls: number
  costUsd: number | null
}

/** Durable memory of a run. All methods may be called while others are under way, and by several processes at once. */
export interface RunLedger {
  /**
   * Takes up to `limit` calls that nobody has answered or taken yet, in the order of the sample; none where the run is
   * no longer running.
   */
  claim(runId: string, limit: number): Promise<CallClaim[]>
  /** Calls that others have taken or given back: while there are any, an empty claim is not the end. */
  countElsewhere(runId: string): Promise<number>
  /** Answers already kept for these hashes, from this run or earlier ones. */
  findAnswers(requestHashes: readonly string[]): Promise<Map<string, ModelAnswer>>
  /**
   * Stores all records in one transaction; when it resolves, they survive a kill. A call that is recorded already is
   * left as it is: the engine tries again when it can't know whether a write came through. Gives the totals after it.
   */
  record(runId: string, records: readonly CallRecord[]): Promise<RunTotals>
  /** Gives back this process's claims that were not recorded (pause, shutdown), so that they are pending again. */
  release(runId: string): Promise<void>
  spent(runId: string): Promise<RunTotals>
  finish(runId: string, status: Exclude<RunStatus, 'running'>, reason: ErrorValue | null): Promise<void>
}

/** One batch of a run's calls that is open: planned, or at the vendor. Times are milliseconds since the epoch. */
export interface BatchJob {
  id: string
  runId: string
  /** How often its calls were submitted before. */
  round: number
  requests: number
  /** What its calls cost at most, by estimate; null where no budget asks for it. */
  estimateUsd: number | null
  status: 'planned' | Exclude<BatchState['status'], 'ended'>
  /** When a submission was first begun; with no batchId, it may have come through. */
  attemptedAt: number | null
  batchId: string | null
}

/** Calls that go into one batch, and what they cost at most. */
export interface BatchPlan {
  requestHashes: readonly string[]
  estimateUsd: number | null
}

/**
 * Durable memory of a run's batches. A call in an open job is taken by the job, not by a process: no restart makes it
 * pending, and `RunLedger.release` leaves it alone.
 */
export interface BatchJobs {
  /** The open jobs, oldest first, and whether the run is to be cancelled. */
  state(runId: string): Promise<{ cancelRequested: boolean; open: BatchJob[] }>
  /** Makes a job of calls that this process has claimed. */
  plan(runId: string, plan: BatchPlan): Promise<void>
  /** The calls of a job that have no answer yet. */
  claims(job: BatchJob): Promise<CallClaim[]>
  /** A submission begins. The first one's time stays. */
  attempt(jobId: string, at: number): Promise<void>
  /** The job's batch at the vendor, as it was seen last. */
  observe(jobId: string, state: BatchState): Promise<void>
  /** The batch was not the job's: it is as it was planned. */
  detach(jobId: string): Promise<void>
  /** Which of these batches belong to a job. */
  findKnown(batchIds: readonly string[]): Promise<Set<string>>
  /** Ends a job: calls of `again` go on in a job of the next round, its other calls without an answer are pending. */
  close(job: BatchJob, state: BatchState | null, again: BatchPlan): Promise<void>
}

/** Turns claims into exact requests and answers into scores; built by the use case from rows, versions and matcher. */
export interface RunWorkload {
  /** The request of each claim, in order. One claim's trials all render to it. */
  requests(claims: readonly CallClaim[]): Promise<ModelRequest[]>
  /** Scores an answer on each trial of its claim, in order. */
  score(claim: CallClaim, answer: ModelAnswer): Promise<TrialScore[]>
  /** Price of an answer of an arm's model in US dollars; null when unknown. */
  costUsd(arm: number, answer: ModelAnswer): number | null
}

/** Time as the engine sees it; tests pass a hand-turned one. */
export interface Clock {
  now(): number
  /** Resolves after `ms`, rejects with the signal's reason when it is aborted first. */
  wait(ms: number, signal: AbortSignal): Promise<void>
}
