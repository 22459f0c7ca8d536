// Signed differences with their intervals drawn into cells of a table, around a line at zero, and the axis for the table's head.
import type { Interval } from '@/lib/core/statistics/wilson'

interface DifferenceCellProps {
  value: number
  interval: Interval
  /** A wider one, drawn thin; left out where there is none. */
  wider?: Interval
  /** Ends of the axis are −reach and reach. */
  reach: number
}

/** A round reach, in hundredths, that holds all ends. */
export function reachOf(intervals: readonly Interval[]): number {
  const most = Math.max(0.01, ...intervals.flat().map(Math.abs))
  return [0.02, 0.05, 0.1, 0.2, 0.3, 0.5].find((reach) => reach >= most) ?? 1
}

/** Hidden from screen readers: the cells beside it must say the same in words. */
export function DifferenceCell({ value, interval, wider, reach }: DifferenceCellProps) {
  const at = (difference: number) => `${50 + 50 * Math.min(1, Math.max(-1, difference / reach))}%`
  return (
    <svg aria-hidden="true" className="h-8 w-full min-w-32">
      <line x1="50%" x2="50%" y1="0" y2="100%" className="stroke-line-strong" strokeDasharray="3 3" />
      {wider !== undefined && (
        <line x1={at(wider[0])} x2={at(wider[1])} y1="50%" y2="50%" strokeWidth="1.5" className="stroke-ink-3" />
      )}
      <line
        x1={at(interval[0])}
        x2={at(interval[1])}
        y1="50%"
        y2="50%"
        strokeWidth="7"
        strokeLinecap="round"
        opacity="0.35"
        className="stroke-ink-2"
      />
      <circle cx={at(value)} cy="50%" r="4.5" className="fill-ink" />
    </svg>
  )
}

export function DifferenceTicks({ reach }: { reach: number }) {
  const points = Math.round(reach * 100)
  return (
    <div aria-hidden="true" className="flex justify-between font-normal">
      <span>−{points}</span>
      <span>0</span>
      <span>+{points}</span>
    </div>
  )
}
