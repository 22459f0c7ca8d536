// One call with its retries.
import type { Random } from '@/lib/core/sampling/random'
import { ModelError } from '@/lib/errors'
import { backoffMs } from './backoff'
import type { Clock, ModelAnswer, ModelClient, ModelRequest } from './ports'

export interface CallOptions {
  maxAttempts: number
  clock: Clock
  random: Random
  /** Aborts the call under way. */
  signal: AbortSignal
  /** Aborts the wait for the next attempt, and leaves a call under way alone. */
  waitSignal: AbortSignal
  /** Told whenever the other side was heard: an answer, or an error that it sent. */
  onHeard: () => void
}

/** An answer, or the error for which the call is given up while the run goes on. */
export type CallResult = { answer: ModelAnswer; attempts: number } | { error: ModelError }

/**
 * Asks until there is an answer, an error that is an outcome, or `maxAttempts` failures that may pass.
 * Throws the ModelError that must stop the run, a signal's reason, and anything unexpected.
 */
export async function callWithRetry(
  client: ModelClient,
  request: ModelRequest,
  options: CallOptions,
): Promise<CallResult> {
  const { maxAttempts, clock, random, signal, waitSignal, onHeard } = options
  for (let attempts = 1; ; attempts++) {
    try {
      const answer = await client.complete(request, { signal })
      onHeard()
      return { answer, attempts }
    } catch (error) {
      if (!(error instanceof ModelError) || error.failure === 'stop') throw error
      if (error.code !== 'model.unreachable') onHeard()
      if (error.failure === 'outcome' || attempts >= maxAttempts) return { error }
      await clock.wait(backoffMs(attempts, random, error.retryAfterMs), waitSignal)
    }
  }
}
