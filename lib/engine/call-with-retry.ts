// One call with its retries.
import type { Random } from '@/lib/core/sampling/random'
import { isUnheard, ModelError } from '@/lib/errors'
import { backoffMs } from './backoff'
import type { AttemptEnd, Pace } from './pace'
import type { Clock, ModelAnswer, ModelClient, ModelRequest } from './ports'

export interface CallOptions {
  maxAttempts: number
  clock: Clock
  random: Random
  /** Aborts the call under way. */
  signal: AbortSignal
  /** Aborts the wait for the next attempt, and leaves a call under way alone. */
  waitSignal: AbortSignal
  /** When an attempt may go out. A call that waits for its next attempt takes no place. */
  pace: Pick<Pace, 'attempt' | 'heed'>
  /** Told whenever the other side was heard: an answer, or an error that it sent. */
  onHeard: () => void
}

/** An answer, or the error for which the call is given up while the run goes on. */
export type CallResult = { answer: ModelAnswer; attempts: number } | { error: ModelError }

const overloadCodes: readonly string[] = ['model.rateLimited', 'model.overloaded']

function endOf(result: PromiseSettledResult<ModelAnswer>): AttemptEnd {
  if (result.status === 'fulfilled') return { kind: 'answered', latencyMs: result.value.latencyMs }
  const error: unknown = result.reason
  if (!(error instanceof ModelError)) return { kind: 'other' }
  const overloaded = overloadCodes.includes(error.code) || ('status' in error.params && error.params.status === 503)
  return overloaded ? { kind: 'overloaded', retryAfterMs: error.retryAfterMs } : { kind: 'other' }
}

/**
 * Asks until there is an answer, an error that is an outcome, or `maxAttempts` failures that may pass.
 * Throws the ModelError that must stop the run, a signal's reason, and anything unexpected.
 */
export async function callWithRetry(
  client: ModelClient,
  request: ModelRequest,
  options: CallOptions,
): Promise<CallResult> {
  const { maxAttempts, clock, random, signal, waitSignal, pace, onHeard } = options
  for (let attempts = 1; ; attempts++) {
    try {
      const answer = await pace.attempt(
        waitSignal,
        () => client.complete(request, { signal, onLimits: pace.heed }),
        endOf,
      )
      onHeard()
      return { answer, attempts }
    } catch (error) {
      if (!(error instanceof ModelError) || error.failure === 'stop') throw error
      if (!isUnheard(error)) onHeard()
      if (error.failure === 'outcome' || attempts >= maxAttempts) return { error }
      await clock.wait(backoffMs(attempts, random, error.retryAfterMs), waitSignal)
    }
  }
}
