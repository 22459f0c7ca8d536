// Keeps the runs of this process going: takes each under a lease, renews it, and takes over runs that nobody executes.
import type { Clock } from './ports'

export interface Leases {
  /** Takes or renews; false when the run is over or another living process has it. */
  lease(runId: string, worker: string, now: Date): Promise<boolean>
  dropLease(runId: string, worker: string): Promise<void>
  listRunning(): Promise<{ id: string }[]>
}

export interface SupervisorOptions {
  /** Name of this process, unlike any other's. */
  worker: string
  leases: Leases
  clock: Clock
  /** Executes a run to its end or until the signal is aborted. */
  execute(runId: string, signal: AbortSignal): Promise<void>
  /** Told of what went wrong outside a run. */
  onTrouble(error: unknown): void
}

export interface Supervisor {
  /** Begins to execute a run here, unless somebody already does. */
  start(runId: string): Promise<void>
  /** Aborts the run here, if it is here, and waits until its answers are stored. */
  halt(runId: string): Promise<void>
  /** Takes up everything that is running and that nobody executes; then looks again at each renewal. */
  watch(): void
  close(): Promise<void>
}

// A third of the lease: two renewals may fail before another process takes over.
export const RENEW_MS = 10_000

export function createSupervisor({ worker, leases, clock, execute, onTrouble }: SupervisorOptions): Supervisor {
  const active = new Map<string, { controller: AbortController; done: Promise<void> }>()
  const closing = new AbortController()

  const begin = (runId: string): void => {
    const controller = new AbortController()
    const signal = AbortSignal.any([controller.signal, closing.signal])
    const done = execute(runId, signal)
      .catch(onTrouble)
      .then(() => leases.dropLease(runId, worker).catch(onTrouble))
      .finally(() => active.delete(runId))
    active.set(runId, { controller, done })
  }

  const start = async (runId: string): Promise<void> => {
    if (active.has(runId) || closing.signal.aborted) return
    if (await leases.lease(runId, worker, new Date(clock.now()))) {
      if (!active.has(runId)) begin(runId)
    }
  }

  const round = async (): Promise<void> => {
    for (const [runId, { controller }] of active) {
      if (!(await leases.lease(runId, worker, new Date(clock.now())))) controller.abort(new Error('the lease was lost'))
    }
    for (const { id } of await leases.listRunning()) await start(id)
  }

  const loop = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await round().catch(onTrouble)
      await clock.wait(RENEW_MS, closing.signal).catch(() => undefined)
    }
  }

  return {
    start,
    halt: async (runId) => {
      const run = active.get(runId)
      run?.controller.abort(new Error('halted'))
      await run?.done
    },
    watch: () => void loop(),
    close: async () => {
      closing.abort(new Error('the server stops'))
      await Promise.all([...active.values()].map((run) => run.done))
    },
  }
}
