// Wakes whoever waits for the state of a run to change; the woken look again whether it is their turn.

export interface Bell {
  ring(): void
  /** Resolves at the next ring. */
  next(): Promise<void>
}

export function createBell(): Bell {
  let waiting: (() => void)[] = []
  return {
    ring() {
      const woken = waiting
      waiting = []
      for (const wake of woken) wake()
    },
    next: () =>
      new Promise<void>((resolve) => {
        waiting.push(resolve)
      }),
  }
}
