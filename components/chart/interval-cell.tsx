// Intervals of shares drawn into a cell of a table, one below the other, and the axis for the table's head.
import { classNames } from '@/components/ui/class-names'
import type { Interval } from '@/lib/core/statistics/wilson'
import { shareTicks } from './interval-axis'
import type { IntervalTone } from './interval-chart'
import { TickLabels } from './tick-labels'

export interface IntervalLine {
  key: string
  tone: IntervalTone
  /** Null where there is no row: nothing is drawn then. */
  value: number | null
  interval: Interval
}

interface Axis {
  max: number
  ticks: readonly number[]
}

const inks: Record<IntervalTone, string> = {
  a: 'text-arm-a',
  b: 'text-arm-b',
  ink: 'text-ink-2',
  baseline: 'text-baseline',
}

/** Hidden from screen readers: the cells beside it must say the same in words. */
export function IntervalCell({ lines, axis }: { lines: readonly IntervalLine[]; axis: Axis }) {
  const at = (share: number) => `${Math.min(100, Math.max(0, (share / axis.max) * 100))}%`
  return (
    <svg aria-hidden="true" className="h-9 w-full overflow-visible">
      {axis.ticks.map((tick) => (
        <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="100%" className="stroke-line" />
      ))}
      {lines.map(({ key, tone, value, interval: [low, high] }, place) => {
        const y = `${((place + 0.5) / lines.length) * 100}%`
        return (
          value !== null && (
            <g key={key} className={classNames('stroke-current', inks[tone])}>
              <line x1={at(low)} x2={at(high)} y1={y} y2={y} strokeWidth="6" strokeLinecap="round" opacity="0.3" />
              {/* B is hollow, so that the two are told apart without colour. */}
              <circle
                cx={at(value)}
                cy={y}
                r="4"
                strokeWidth="2"
                className={tone === 'b' ? 'fill-card' : 'fill-current'}
              />
            </g>
          )
        )
      })}
    </svg>
  )
}

export function IntervalTicks({ axis }: { axis: Axis }) {
  return <TickLabels ticks={shareTicks(axis)} />
}
