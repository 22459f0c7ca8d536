// Keeps trying a deed of the ledger: what waits in memory has been paid for, and the disk may come back.
import type { Random } from '@/lib/core/sampling/random'
import { backoffMs } from './backoff'
import type { Bell } from './bell'
import type { Clock } from './ports'

export interface Persistence {
  /** The deed's value. Tries until it succeeds; once the signal is aborted, a last time, and then throws its error. */
  act<T>(deed: () => Promise<T>): Promise<T>
  /** True while some deed is failing: no time to ask for more answers. */
  inTrouble(): boolean
}

export interface PersistenceOptions {
  clock: Clock
  random: Random
  signal: AbortSignal
  bell: Bell
  /** Told of every failed try, numbered from 1. */
  onTrouble?: ((error: unknown, attempt: number) => void) | undefined
}

export function createPersistence({ clock, random, signal, bell, onTrouble }: PersistenceOptions): Persistence {
  let failing = 0

  async function tryAgain<T>(deed: () => Promise<T>, firstError: unknown): Promise<T> {
    let error = firstError
    for (let attempt = 1; ; attempt++) {
      onTrouble?.(error, attempt)
      if (signal.aborted) throw error
      await clock.wait(backoffMs(attempt, random), signal).catch(() => undefined)
      try {
        return await deed()
      } catch (next) {
        error = next
      }
    }
  }

  return {
    inTrouble: () => failing > 0,
    async act(deed) {
      try {
        return await deed()
      } catch (error) {
        failing++
        try {
          return await tryAgain(deed, error)
        } finally {
          failing--
          bell.ring()
        }
      }
    },
  }
}
