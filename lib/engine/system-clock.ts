// The real clock.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from './ports'

export const systemClock: Clock = {
  now: Date.now,
  async wait(ms, signal) {
    try {
      await sleep(ms, undefined, { signal })
    } catch (error) {
      // The timer rejects with an error of its own; the port promises the signal's reason.
      throw signal.aborted ? signal.reason : error
    }
  },
}
