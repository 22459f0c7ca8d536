// Keeps the runs of this process going: takes part in every run that is running, alone or beside other processes, and
// lets go of runs that were paused or ended elsewhere.
import type { Clock } from './ports'

export interface SupervisorOptions {
  clock: Clock
  listRunning(): Promise<{ id: string }[]>
  /** Executes a run to its end: `signal` breaks calls off, `enough` lets those under way finish. */
  execute(runId: string, signal: AbortSignal, enough: AbortSignal): Promise<void>
  /** Told of what went wrong outside a run. */
  onTrouble(error: unknown): void
}

export interface Supervisor {
  /** Begins to execute a run here, unless this process already does. */
  start(runId: string): void
  /** Lets the run go here, if it is here, and waits until its answers are stored. Calls under way are aborted. */
  halt(runId: string): Promise<void>
  /** Asks nothing more of the run here; calls under way finish by themselves. */
  drain(runId: string): void
  /** Takes part in everything that is running; then looks again at each beat. */
  watch(): void
  close(): Promise<void>
}

/** How often a process looks for runs and says that it lives; several fit into the time after which it counts as dead. */
export const BEAT_MS = 5_000

interface ActiveRun {
  controller: AbortController
  enough: AbortController
  done: Promise<void>
}

export function createSupervisor({ clock, listRunning, execute, onTrouble }: SupervisorOptions): Supervisor {
  const active = new Map<string, ActiveRun>()
  const closing = new AbortController()

  const begin = (runId: string): void => {
    const controller = new AbortController()
    const enough = new AbortController()
    const signal = AbortSignal.any([controller.signal, closing.signal])
    const done = execute(runId, signal, enough.signal)
      .catch(onTrouble)
      .finally(() => active.delete(runId))
    active.set(runId, { controller, enough, done })
  }

  const start = (runId: string): void => {
    if (closing.signal.aborted) return
    const run = active.get(runId)
    if (run === undefined) begin(runId)
    // Resumed before the last calls of the pause were in.
    else if (run.enough.signal.aborted) void run.done.then(() => start(runId))
  }

  const drain = (runId: string): void => active.get(runId)?.enough.abort(new Error('paused'))

  const round = async (): Promise<void> => {
    const running = new Set((await listRunning()).map(({ id }) => id))
    for (const runId of active.keys()) if (!running.has(runId)) drain(runId)
    for (const id of running) start(id)
  }

  const loop = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      await round().catch(onTrouble)
      await clock.wait(BEAT_MS, closing.signal).catch(() => undefined)
    }
  }

  return {
    start,
    drain,
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
