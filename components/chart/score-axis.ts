// The axis under scores that may lie on either side of 0: round steps, six ticks at most.

const steps = [10, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000]
const MOST_TICKS = 6

/** Holds `low` to `high` and 0. */
export function scoreAxis(low: number, high: number): { min: number; max: number; ticks: number[] } {
  const [from, to] = [Math.min(0, low), Math.max(0, high)]
  const partsOf = (step: number) => Math.ceil(to / step) - Math.floor(from / step)
  const step = steps.find((each) => partsOf(each) < MOST_TICKS) ?? Math.ceil((to - from) / (MOST_TICKS - 2))
  const first = Math.floor(from / step)
  const parts = Math.max(1, partsOf(step))
  const ticks = Array.from({ length: parts + 1 }, (_, at) => (first + at) * step)
  return { min: first * step, max: (first + parts) * step, ticks }
}
