// The axis under intervals of shares: from 0 to the next round share, cut into five equal parts at most.

const steps = [0.01, 0.02, 0.05, 0.1, 0.2]

/** Ends of the axis and its ticks, as shares; `highest` is the largest value to be drawn, in [0, 1]. */
export function intervalAxis(highest: number): { max: number; ticks: number[] } {
  const step = steps.find((each) => each * 5 >= highest) ?? 0.2
  const parts = Math.min(Math.round(1 / step), Math.max(1, Math.ceil(highest / step - 1e-9)))
  return { max: parts * step, ticks: Array.from({ length: parts + 1 }, (_, i) => i * step) }
}

/** The ticks of such an axis with their labels in percent. */
export const shareTicks = ({ max, ticks }: { max: number; ticks: readonly number[] }) =>
  ticks.map((value) => ({ value, at: value / max, label: `${Math.round(value * 1000) / 10}%` }))
