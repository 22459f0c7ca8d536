// Gathers what became of calls and writes it in batches: one transaction at a time, each answer within flushMs.
import type { Bell } from './bell'
import type { Persistence } from './persistence'
import type { CallRecord, Clock, RunTotals } from './ports'

export interface RecordWriter {
  add(record: CallRecord): void
  /** False while the store is behind by `capacity` records: ask for no more until it has caught up. */
  hasRoom(): boolean
  /** Writes what is left without waiting; more may be added after it. Rejects when a write was given up; what it held is lost. */
  drain(): Promise<void>
}

export interface RecordWriterOptions {
  write: (records: readonly CallRecord[]) => Promise<RunTotals>
  persistence: Persistence
  clock: Clock
  bell: Bell
  flushMs: number
  capacity: number
  onFlush: (records: readonly CallRecord[], totals: RunTotals) => void
}

export function createRecordWriter(options: RecordWriterOptions): RecordWriter {
  const { write, persistence, clock, bell, flushMs, capacity, onFlush } = options
  let pending: CallRecord[] = []
  let oldestAt = 0
  let writing = 0
  let draining = false
  let running = false
  let loop = Promise.resolve()
  let hurry = new AbortController()

  /** Waits until the oldest answer is due, or less when the writer is full or closing. */
  async function gather(): Promise<void> {
    const dueMs = oldestAt + flushMs - clock.now()
    if (dueMs <= 0 || draining || pending.length >= capacity) return
    hurry = new AbortController()
    await clock.wait(dueMs, hurry.signal).catch(() => undefined)
  }

  async function flushAll(): Promise<void> {
    while (pending.length > 0) {
      await gather()
      const batch = pending
      pending = []
      writing = batch.length
      const totals = await persistence.act(() => write(batch))
      writing = 0
      onFlush(batch, totals)
      bell.ring()
    }
    // In the same step as the look at `pending`, so that no record can come between.
    running = false
  }

  return {
    add(record) {
      if (pending.length === 0) oldestAt = clock.now()
      pending.push(record)
      if (pending.length >= capacity) hurry.abort()
      if (running) return
      running = true
      loop = flushAll()
      // A rejection stays in `loop` for drain() to throw.
      loop.catch(() => undefined)
    },
    hasRoom: () => pending.length + writing < capacity,
    async drain() {
      draining = true
      hurry.abort()
      await loop
      draining = false
    },
  }
}
