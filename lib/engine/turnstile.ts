// A queue at a gate: those who wait pass in the order in which they came, as soon as the gate lets one through.
import type { Clock } from './ports'

export interface Turnstile {
  /** Resolves once the gate let the caller through; rejects with the signal's reason when it is aborted first. */
  pass(signal: AbortSignal): Promise<void>
  /** The gate's state has changed: let through whoever may go. */
  wake(): void
}

/**
 * `tryPass` takes a place and returns true, or says after how many milliseconds it is worth asking again (Infinity: not
 * before `wake`). It is called for one waiter at a time.
 */
export function createTurnstile(clock: Clock, tryPass: () => true | number): Turnstile {
  const waiting: (() => void)[] = []
  let alarm: { at: number; controller: AbortController } | null = null

  function setAlarm(afterMs: number): void {
    const at = clock.now() + afterMs
    if (afterMs === Number.POSITIVE_INFINITY || (alarm !== null && alarm.at <= at)) return
    alarm?.controller.abort()
    const controller = new AbortController()
    alarm = { at, controller }
    clock.wait(afterMs, controller.signal).then(
      () => {
        alarm = null
        open()
      },
      () => undefined,
    )
  }

  function open(): void {
    while (waiting.length > 0) {
      const passed = tryPass()
      if (passed !== true) {
        setAlarm(passed)
        return
      }
      waiting.shift()?.()
    }
    // Nobody waits: no timer may keep the process from ending.
    alarm?.controller.abort()
    alarm = null
  }

  return {
    async pass(signal) {
      signal.throwIfAborted()
      if (waiting.length === 0) {
        const passed = tryPass()
        if (passed === true) return
        setAlarm(passed)
      }
      await new Promise<void>((resolve, reject) => {
        const leave = () => {
          const place = waiting.indexOf(enter)
          if (place >= 0) waiting.splice(place, 1)
          reject(signal.reason)
          open()
        }
        const enter = () => {
          signal.removeEventListener('abort', leave)
          resolve()
        }
        waiting.push(enter)
        signal.addEventListener('abort', leave, { once: true })
      })
    },
    wake: open,
  }
}
