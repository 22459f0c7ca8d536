// How fast runs go, when they will end and what they will have cost, from what was seen of them in the last minute.

/** What a run has come to at a moment. */
export interface RunCounts {
  done: number
  trials: number
  calls: number
  costUsd: number
}

export interface Speed {
  callsPerMinute: number
  trialsPerMinute: number
  /** Null while nothing gets done. */
  secondsLeft: number | null
  /** US dollars for the whole run, were the rest to cost what trials cost of late; null while nothing gets done. */
  projectedUsd: number | null
}

export interface Speedometer {
  /** Remembers the counts of `run` as of now; its speed, or null while less than five seconds of it have been seen. */
  note(run: string, counts: RunCounts): Speed | null
  forget(run: string): void
}

const WINDOW_MS = 60_000
const KNOWN_AFTER_MS = 5_000
// Several pages may look at once: what comes closer than this to the last mark tells nothing new.
const MARK_EVERY_MS = 1_000

interface Mark extends RunCounts {
  at: number
}

/** `now` in milliseconds. Counts that fall (failed trials asked again) begin anew. */
export function createSpeedometer(now: () => number): Speedometer {
  const runs = new Map<string, Mark[]>()
  return {
    note(run, counts) {
      const here: Mark = { ...counts, at: now() }
      const known = runs.get(run) ?? []
      const last = known.at(-1)
      const fell = last !== undefined && (counts.done < last.done || counts.calls < last.calls)
      const marks = fell ? [] : known.filter(({ at }) => here.at - at <= WINDOW_MS)
      if (here.at - (marks.at(-1)?.at ?? Number.NEGATIVE_INFINITY) >= MARK_EVERY_MS) marks.push(here)
      runs.set(run, marks)
      return speedBetween(marks[0] ?? here, here)
    },
    forget: (run) => void runs.delete(run),
  }
}

function speedBetween(from: Mark, to: Mark): Speed | null {
  const minutes = (to.at - from.at) / 60_000
  if (to.at - from.at < KNOWN_AFTER_MS) return null
  const done = to.done - from.done
  const left = Math.max(0, to.trials - to.done)
  return {
    callsPerMinute: (to.calls - from.calls) / minutes,
    trialsPerMinute: done / minutes,
    secondsLeft: done > 0 ? (left / done) * minutes * 60 : null,
    projectedUsd: done > 0 ? to.costUsd + ((to.costUsd - from.costUsd) / done) * left : null,
  }
}
