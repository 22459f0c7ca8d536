// A clock for tests that moves only when it is told to, so that no test sleeps.
import type { Clock } from './ports'

interface Sleeper {
  at: number
  wake: () => void
}

export interface HandClock extends Clock {
  /** Moves from sleeper to sleeper until the promise settles, and gives what it gave. */
  runUntil<T>(promise: Promise<T>): Promise<T>
  /** Moves by `ms`, waking everyone on the way. */
  advance(ms: number): Promise<void>
}

/** Lets everything run that needs no time. */
const settle = async () => {
  for (let turn = 0; turn < 6; turn++) await new Promise((resolve) => setImmediate(resolve))
}

export function createHandClock(start = 0): HandClock {
  let time = start
  const sleepers = new Set<Sleeper>()

  const earliest = (): Sleeper | undefined => {
    let first: Sleeper | undefined
    for (const sleeper of sleepers) if (first === undefined || sleeper.at < first.at) first = sleeper
    return first
  }
  const wake = (sleeper: Sleeper) => {
    time = Math.max(time, sleeper.at)
    sleepers.delete(sleeper)
    sleeper.wake()
  }

  return {
    now: () => time,
    wait: (ms, signal) =>
      new Promise<void>((resolve, reject) => {
        signal.throwIfAborted()
        const abort = () => {
          sleepers.delete(sleeper)
          reject(signal.reason)
        }
        const done = () => {
          signal.removeEventListener('abort', abort)
          resolve()
        }
        const sleeper = { at: time + ms, wake: done }
        sleepers.add(sleeper)
        signal.addEventListener('abort', abort, { once: true })
      }),
    async runUntil(promise) {
      let settled = false
      const mark = () => {
        settled = true
      }
      promise.then(mark, mark)
      for (await settle(); !settled; await settle()) {
        const first = earliest()
        if (first === undefined) throw new Error('nothing waits for the clock and the promise is still pending')
        wake(first)
      }
      return promise
    },
    async advance(ms) {
      const until = time + ms
      await settle()
      for (let first = earliest(); first !== undefined && first.at <= until; first = earliest()) {
        wake(first)
        await settle()
      }
      time = until
    },
  }
}
