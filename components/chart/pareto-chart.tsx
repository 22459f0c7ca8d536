// What a hit rate costs: each version as a point with its interval, and the line of those that nobody beats in both.
// A table says the same to screen readers.
import type { Interval } from '@/lib/core/statistics/wilson'
import { ChartTable } from './chart-table'
import { drawnWords, GridLines, tickPercent } from './grid-lines'
import { intervalAxis } from './interval-axis'
import type { IntervalTone } from './interval-chart'

export interface PricedPoint {
  key: string
  name: string
  letter: string
  tone: IntervalTone
  cost: number
  share: number
  interval: Interval
  /** Whether nobody is both cheaper and better. */
  front: boolean
}

interface ParetoChartProps {
  caption: string
  headings: { name: string; cost: string; share: string; front: string }
  points: readonly PricedPoint[]
  money: (usd: number) => string
  percent: (share: number) => string
  yes: string
}

const width = 640
const height = 240
const left = 48
const right = 24
const top = 12
const bottom = 34
const fills: Record<IntervalTone, string> = {
  a: 'stroke-arm-a fill-arm-a',
  b: 'stroke-arm-b fill-arm-b',
  ink: 'stroke-ink-2 fill-ink-2',
  baseline: 'stroke-baseline fill-baseline',
}

export function ParetoChart({ caption, headings, points, money, percent, yes }: ParetoChartProps) {
  const most = Math.max(...points.map(({ cost }) => cost), 1e-9)
  const axis = intervalAxis(Math.max(0.01, ...points.map(({ interval }) => interval[1])))
  const xOf = (cost: number) => left + 16 + ((width - left - right - 32) * cost) / most
  const yOf = (share: number) => top + (height - top - bottom) * (1 - share / axis.max)
  const front = points.filter((point) => point.front).sort((a, b) => a.cost - b.cost)
  return (
    <figure>
      <ChartTable
        caption={caption}
        headings={[headings.name, headings.cost, headings.share, headings.front]}
        rows={points.map(({ key, name, cost, share, front: unbeaten }) => ({
          key,
          cells: [name, money(cost), percent(share), unbeaten ? yes : ''],
        }))}
      />
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="w-full">
        <GridLines ticks={axis.ticks} left={left} right={width - right} yOf={yOf} words={tickPercent} />
        {[0, 0.5, 1].map((part) => (
          <text
            key={part}
            x={xOf(part * most)}
            y={height - 6}
            textAnchor={part === 1 ? 'end' : 'middle'}
            className={`fill-ink-3 ${drawnWords}`}
          >
            {money(part * most)}
          </text>
        ))}
        <polyline
          points={front.map(({ cost, share }) => `${xOf(cost).toFixed(1)},${yOf(share).toFixed(1)}`).join(' ')}
          fill="none"
          strokeWidth={1.5}
          strokeDasharray="4 3"
          className="stroke-line-strong"
        />
        {points.map(({ key, letter, tone, cost, share, interval, front: unbeaten }) => (
          <g key={key} className={fills[tone]}>
            <line
              x1={xOf(cost)}
              x2={xOf(cost)}
              y1={yOf(interval[0])}
              y2={yOf(interval[1])}
              strokeWidth={6}
              strokeLinecap="round"
              opacity={0.3}
            />
            <circle
              cx={xOf(cost)}
              cy={yOf(share)}
              r={5}
              strokeWidth={2}
              className={unbeaten ? undefined : 'fill-card'}
            />
            <text x={xOf(cost) + 10} y={yOf(share) + 4} strokeWidth={0} className={`font-semibold ${drawnWords}`}>
              {letter}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  )
}
