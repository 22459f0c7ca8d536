// Keeps the workers fed: claims calls ahead of them, answers from memory what was answered before.
import type { Bell } from './bell'
import { reusedRecord } from './call-records'
import type { Persistence } from './persistence'
import type { CallClaim, Clock, ModelAnswer, ModelRequest, RunLedger, RunWorkload } from './ports'
import type { RecordWriter } from './record-writer'

export interface Job {
  claim: CallClaim
  request: ModelRequest
}

export interface CallQueueOptions {
  runId: string
  ledger: RunLedger
  workload: RunWorkload
  concurrency: number
  /** Whether an answer that was kept may stand for a call. */
  reuse: boolean
  clock: Clock
  /** Cuts the wait for what other processes have taken. */
  waitSignal: AbortSignal
  persistence: Persistence
  writer: RecordWriter
  bell: Bell
  /** True when no more calls may be started. */
  halted: () => boolean
  onError: (error: unknown) => void
}

export interface CallQueue {
  /** The next call to ask, or null when there is none left or the run is halted. */
  take(): Promise<Job | null>
  /** Resolves when no claim is under way: one that came after the release would stay taken for ever. */
  idle(): Promise<void>
  /** There may be more to claim, after there was nothing left. */
  reopen(): void
}

const elsewhereEveryMs = 1000

export function createCallQueue(options: CallQueueOptions): CallQueue {
  const { runId, ledger, workload, concurrency, reuse, clock, waitSignal } = options
  const { persistence, writer, bell, halted, onError } = options
  const ready: Job[] = []
  let filling = false
  let exhausted = false

  async function fill(): Promise<void> {
    const claims = await persistence.act(() => ledger.claim(runId, 2 * concurrency))
    if (claims.length === 0) {
      exhausted = (await persistence.act(() => ledger.countElsewhere(runId))) === 0
      // What another process has taken may come back, should it die.
      if (!exhausted) await clock.wait(elsewhereEveryMs, waitSignal).catch(() => undefined)
      return
    }
    const hashes = claims.map(({ requestHash }) => requestHash)
    const [requests, kept] = await Promise.all([
      workload.requests(claims),
      reuse ? persistence.act(() => ledger.findAnswers(hashes)) : new Map<string, ModelAnswer>(),
    ])
    for (const [i, claim] of claims.entries()) {
      const answer = kept.get(claim.requestHash)
      const request = requests[i]
      if (!request) throw new Error(`the workload gave ${requests.length} requests for ${claims.length} claims`)
      if (answer) writer.add(reusedRecord(claim, answer, await workload.score(claim, answer)))
      else ready.push({ claim, request })
    }
  }

  function startFilling(): void {
    filling = true
    fill()
      .catch(onError)
      .finally(() => {
        filling = false
        bell.ring()
      })
  }

  return {
    async take() {
      for (;;) {
        if (halted()) return null
        if (writer.hasRoom() && !persistence.inTrouble()) {
          if (ready.length < concurrency && !filling && !exhausted) startFilling()
          const job = ready.shift()
          if (job) return job
          if (exhausted && !filling) return null
        }
        await bell.next()
      }
    },
    async idle() {
      while (filling) await bell.next()
    },
    reopen() {
      exhausted = false
    },
  }
}
