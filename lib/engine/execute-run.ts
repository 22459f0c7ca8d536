// The run loop: claims what is pending, asks, retries, scores, stores, and ends as completed, stopped, failed or
// interrupted. A run that goes on after a crash is the same loop: it claims what is still pending.
import { setMaxListeners } from 'node:events'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Random } from '@/lib/core/sampling/random'
import { AppError, type ErrorValue, errorValue, isUnheard, ModelError } from '@/lib/errors'
import { createBell } from './bell'
import { createCallQueue, type Job } from './call-queue'
import { answeredRecord, failedRecord } from './call-records'
import { callWithRetry } from './call-with-retry'
import type { Pace } from './pace'
import { createPersistence } from './persistence'
import type { CallRecord, Clock, ModelClient, ModelRequest, RunLedger, RunWorkload } from './ports'
import { createRecordWriter } from './record-writer'
import { createSpending, type Spending, type SpendingLimits } from './spending'
import { createTurnstile } from './turnstile'

export interface RunLimits extends SpendingLimits {
  /** Calls at once, ≥ 1. */
  concurrency: number
  /** Attempts of one call, the first included. 6 unless told. */
  maxAttempts?: number
  /** An answer is stored at most so many milliseconds after it came, if the store keeps up. 50 unless told. */
  flushMs?: number
}

export interface ExecuteRunOptions {
  runId: string
  ledger: RunLedger
  workload: RunWorkload
  /** The client of a request's connection. */
  clientFor: (connection: string) => ModelClient
  clock: Clock
  random: Random
  /** Aborted by shutdown and by cancel: calls under way are aborted, what was answered is stored. */
  signal: AbortSignal
  /** Aborted by pause: nothing new is asked, calls under way may finish. */
  enough?: AbortSignal | undefined
  /** The pace of a request's connection; without it only `concurrency` holds calls back. */
  paceFor?: ((request: ModelRequest) => Pick<Pace, 'attempt' | 'heed'>) | undefined
  /** How many processes execute this run; each takes its part of `concurrency`. */
  executors?: (() => number) | undefined
  /** Whether an answer that was kept may stand for a call; true unless told. */
  reuse?: boolean | undefined
  /** Asked at most once a second with answers stored since: true ends the run as completed, with trials left pending. */
  decided?: (() => Promise<boolean>) | undefined
  /**
   * Asked when nothing is left to be claimed and what was answered here is stored: true when there is more to claim now, from
   * whichever process. Left out: then the run is completed.
   */
  nextStage?: (() => Promise<boolean>) | undefined
  limits: RunLimits
  /** Told of records once they are stored. */
  onFlush?: ((records: readonly CallRecord[]) => void) | undefined
  /** Told each time that the ledger fails; the run stands still and tries again until it works or is aborted. */
  onTrouble?: ((error: unknown, attempt: number) => void) | undefined
}

export interface RunEnd {
  /** interrupted: not finished, pending trials can be claimed again. The others are written down in the ledger, too. */
  status: 'completed' | 'stopped' | 'paused' | 'failed' | 'interrupted'
  reason: ErrorValue | null
}

const judgeEveryMs = 1000

/** Why a run ends before its trials do; the first reason holds. */
interface Halt {
  end: RunEnd | null
  /** A bug of ours, to be thrown once everything is put away. */
  bug: { error: unknown } | null
}

/**
 * Executes a run to its end; one executor a run at a time. Resolves with how it ended; throws only what is unexpected
 * (a bug in the workload or a client), after storing what was answered and releasing the rest.
 *
 * - A call whose failures may pass is tried `maxAttempts` times; then its trials are stored as failed and the run goes on.
 * - A failure that every further call would share opens the circuit: the run is paused with the reason, nothing new is
 *   asked, calls under way may finish, the rest stays pending. So does a server that is unreachable for all attempts of a
 *   call while no other call heard from it: burning the remaining rows would help nobody.
 * - A cap that holds back a call ends the run as stopped.
 * - A call that waits for its next attempt takes no place of those that could be asked meanwhile.
 * - The answers of at most 64 calls or four times `concurrency` wait in memory; a slower store slows the run down.
 */
export async function executeRun(options: ExecuteRunOptions): Promise<RunEnd> {
  const { runId, ledger, workload, clientFor, clock, random, signal, limits, paceFor, decided } = options
  const { enough, executors = () => 1, reuse = true, nextStage } = options
  const { concurrency, maxAttempts = 6, flushMs = 50 } = limits
  const bell = createBell()
  const halt: Halt = { end: null, bug: null }
  // Of our own, because dozens of calls listen to them at once and Node warns about that on the caller's.
  const calls = new AbortController()
  const waits = new AbortController()
  for (const { signal: own } of [calls, waits]) setMaxListeners(0, own)

  const interrupt = () => {
    calls.abort(signal.reason)
    waits.abort(signal.reason)
    bell.ring()
  }
  const stop = (end: RunEnd) => {
    halt.end ??= end
    if (end.status !== 'stopped') waits.abort()
    bell.ring()
  }
  const fail = (error: unknown) => {
    // What an abort broke off is no news.
    if (signal.aborted) return
    if (error instanceof ModelError) return stop({ status: 'paused', reason: errorValue(error) })
    if (error instanceof AppError) return stop({ status: 'failed', reason: errorValue(error) })
    halt.bug ??= { error }
    waits.abort()
    bell.ring()
  }
  // A wait that a halt broke off is none: the call was not answered, and its trials stay pending.
  const failUnlessCut = (error: unknown) => {
    if (!waits.signal.aborted || error !== waits.signal.reason) fail(error)
  }
  const halted = () => halt.end !== null || halt.bug !== null || signal.aborted
  const pause = () => stop({ status: 'interrupted', reason: null })

  let spending: Spending | null = null
  let judgedAt = clock.now()
  let judging = false
  async function judge(): Promise<void> {
    if (decided === undefined || judging || halted() || clock.now() - judgedAt < judgeEveryMs) return
    judging = true
    try {
      if (await decided()) stop({ status: 'completed', reason: null })
    } catch (error) {
      fail(error)
    }
    judging = false
    judgedAt = clock.now()
  }

  const persistence = createPersistence({ clock, random, signal, bell, onTrouble: options.onTrouble })
  const writer = createRecordWriter({
    write: (records) => ledger.record(runId, records),
    persistence,
    clock,
    bell,
    flushMs,
    capacity: Math.max(64, 4 * concurrency),
    onFlush: (records, totals) => {
      spending?.sync(totals, records)
      options.onFlush?.(records)
      void judge()
    },
  })
  const queue = createCallQueue({
    runId,
    ledger,
    workload,
    concurrency,
    reuse,
    clock,
    waitSignal: waits.signal,
    persistence,
    writer,
    bell,
    halted,
    onError: fail,
  })
  let heard = 0
  let underWay = 0
  const places = createTurnstile(clock, () => {
    if (underWay >= Math.max(1, Math.ceil(concurrency / executors()))) return Number.POSITIVE_INFINITY
    underWay++
    return true
  })
  /** The run's own places first, then the connection's. */
  const paceOf = (request: ModelRequest): Pick<Pace, 'attempt' | 'heed'> => ({
    heed: (limits) => paceFor?.(request).heed(limits),
    async attempt(waitSignal, act, endOf) {
      await places.pass(waitSignal)
      try {
        return await (paceFor ? paceFor(request).attempt(waitSignal, act, endOf) : act())
      } catch (error) {
        // Before the place is another's: nothing more may be asked.
        if (!(error instanceof ModelError) || error.failure === 'stop') failUnlessCut(error)
        throw error
      } finally {
        underWay--
        places.wake()
      }
    },
  })

  async function admitted(spending: Spending, request: ModelRequest): Promise<boolean> {
    while (!halted()) {
      const admission = spending.admit()
      if (admission === 'go') return true
      if (admission === 'stop') stop({ status: 'stopped', reason: null })
      else if (admission === 'unpriced') fail(new AppError('run.noPriceForBudget', { model: request.model }))
      else await bell.next()
    }
    return false
  }

  /** Asks one call and hands its record to the writer; returns its cost as Spending.settle takes it. */
  async function ask({ claim, request }: Job): Promise<number | null | undefined> {
    const heardBefore = heard
    const result = await callWithRetry(clientFor(request.connection), request, {
      maxAttempts,
      clock,
      random,
      signal: calls.signal,
      waitSignal: waits.signal,
      pace: paceOf(request),
      onHeard: () => {
        heard++
      },
    })
    if ('error' in result) {
      if (isUnheard(result.error) && heard === heardBefore) throw result.error
      writer.add(failedRecord(claim, result.error))
      return undefined
    }
    const { answer, attempts } = result
    const scores = await workload.score(claim, answer)
    const costUsd = workload.costUsd(claim.trials[0]?.arm ?? 0, answer)
    writer.add(answeredRecord(claim, { ...answer, costUsd, attempts }, scores))
    return costUsd
  }

  async function work(spending: Spending): Promise<void> {
    for (let job = await queue.take(); job !== null; job = await queue.take()) {
      // A model in this process answers without waiting for anything; signals and pages must get their turn.
      await nextTurn()
      if (!(await admitted(spending, job.request))) return
      let costUsd: number | null | undefined
      try {
        costUsd = await ask(job)
      } catch (error) {
        failUnlessCut(error)
      }
      spending.settle(costUsd)
      bell.ring()
    }
  }

  /** Whether another stage was opened, once all that this process has under way is stored. */
  async function goesOn(): Promise<boolean> {
    if (nextStage === undefined || halted()) return false
    await queue.idle()
    await writer.drain()
    if (halted() || !(await persistence.act(nextStage))) return false
    queue.reopen()
    return true
  }

  /** Stores what was answered, gives back what was not, and writes down the end. */
  async function close(): Promise<RunEnd> {
    await queue.idle()
    await writer.drain()
    const end: RunEnd = halt.end ?? { status: signal.aborted ? 'interrupted' : 'completed', reason: null }
    if (end.status !== 'completed' || halt.bug) await persistence.act(() => ledger.release(runId))
    if (halt.bug) throw halt.bug.error
    const { status, reason } = end
    if (status !== 'interrupted') await persistence.act(() => ledger.finish(runId, status, reason))
    return end
  }

  signal.addEventListener('abort', interrupt, { once: true })
  enough?.addEventListener('abort', pause, { once: true })
  if (signal.aborted) interrupt()
  if (enough?.aborted) pause()
  try {
    const caps = createSpending(limits, await persistence.act(() => ledger.spent(runId)))
    spending = caps
    // Twice as many as may be under way: some wait for their next attempt.
    do await Promise.all(Array.from({ length: 2 * concurrency }, () => work(caps)))
    while (await goesOn())
    return await close()
  } catch (error) {
    // The ledger failed to the last: nothing was finished, so the run can be resumed from what is stored.
    if (signal.aborted && !halt.bug) return { status: 'interrupted', reason: null }
    throw error
  } finally {
    signal.removeEventListener('abort', interrupt)
    enough?.removeEventListener('abort', pause)
  }
}
