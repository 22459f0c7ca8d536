// Day-N coverage: what share of a day's requests could be served by what was inferred on the days before it.

/** One request. `user` and `input` are any keys that are equal for equal users and inputs; null: a user that isn't named. */
export interface DatedRequest {
  /** Whole days since any day. */
  day: number
  user: number | null
  input: number
}

export interface CoveragePoint {
  /** Days looked back, ≥ 1. */
  window: number
  /** Share of the evaluated days' requests whose user, or whose very input, was seen in the window; in [0, 1]. */
  share: number
  byUser: number
  byInput: number
  /** The lowest and the highest share among the evaluated days. */
  low: number
  high: number
  /** Days that have a whole window before them. */
  days: number
}

export const LONGEST_WINDOW = 30

interface DayCounts {
  requests: number
  /** Requests by how many days ago user or input were seen last; those beyond LONGEST_WINDOW, or never, aren't counted. */
  either: Uint32Array
  user: Uint32Array
  input: Uint32Array
}

/**
 * The curve over windows of 1 … min(30, days between the first and the last). What was seen on the same day doesn't count: inference
 * runs at night. Only days with the whole window inside the data are evaluated, weighted by their requests; days without requests count
 * as days of the window, and are not evaluated. Empty for fewer than two different days. Each share rises with the window for a given
 * day, yet the curve may fall where a longer window leaves other days to evaluate. O(n log n).
 */
export function coverageCurve(requests: readonly DatedRequest[]): CoveragePoint[] {
  const ordered = [...requests].sort((a, b) => a.day - b.day)
  const first = ordered[0]?.day ?? 0
  const last = ordered.at(-1)?.day ?? 0
  const byDay = countDays(ordered)
  return Array.from({ length: Math.min(LONGEST_WINDOW, last - first) }, (_, at) => at + 1).flatMap((window) => {
    const evaluated = [...byDay].filter(([day]) => day - window >= first).map(([, counts]) => counts)
    const sum = (of: (counts: DayCounts) => number) => evaluated.reduce((total, counts) => total + of(counts), 0)
    const all = sum(({ requests }) => requests)
    const shares = evaluated.map((counts) => upTo(counts.either, window) / counts.requests)
    return [
      {
        window,
        share: sum(({ either }) => upTo(either, window)) / all,
        byUser: sum(({ user }) => upTo(user, window)) / all,
        byInput: sum(({ input }) => upTo(input, window)) / all,
        low: Math.min(...shares),
        high: Math.max(...shares),
        days: evaluated.length,
      },
    ]
  })
}

function upTo(counts: Uint32Array, window: number): number {
  let sum = 0
  for (let gap = 1; gap <= window; gap++) sum += counts[gap] ?? 0
  return sum
}

function countDays(ordered: readonly DatedRequest[]): Map<number, DayCounts> {
  const users = new Map<number, number>()
  const inputs = new Map<number, number>()
  const byDay = new Map<number, DayCounts>()
  for (let from = 0; from < ordered.length; ) {
    const day = ordered[from]?.day ?? 0
    let to = from
    while (ordered[to]?.day === day) to++
    const today = ordered.slice(from, to)
    const empty = () => new Uint32Array(LONGEST_WINDOW + 1)
    const counts: DayCounts = { requests: today.length, either: empty(), user: empty(), input: empty() }
    for (const { user, input } of today) {
      const userGap = gapOf(day, user === null ? undefined : users.get(user))
      const inputGap = gapOf(day, inputs.get(input))
      note(counts.user, userGap)
      note(counts.input, inputGap)
      note(counts.either, Math.min(userGap, inputGap))
    }
    byDay.set(day, counts)
    // Only now: what comes on one day is served together.
    for (const { user, input } of today) {
      if (user !== null) users.set(user, day)
      inputs.set(input, day)
    }
    from = to
  }
  return byDay
}

const gapOf = (day: number, seen: number | undefined): number =>
  seen === undefined ? Number.POSITIVE_INFINITY : day - seen

function note(counts: Uint32Array, gap: number): void {
  if (gap <= LONGEST_WINDOW) counts[gap] = (counts[gap] ?? 0) + 1
}
