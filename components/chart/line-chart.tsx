// Shares over a quantity, one line a version with its interval as a band. Lines differ by dash and letter, not by colour alone.
// A table says the same to screen readers.
import type { Interval } from '@/lib/core/statistics/wilson'
import { ChartTable } from './chart-table'
import { drawnWords, GridLines, tickPercent } from './grid-lines'
import { intervalAxis } from './interval-axis'
import type { IntervalTone } from './interval-chart'

export interface Line {
  key: string
  name: string
  /** Written at the line's end. */
  letter: string
  tone: IntervalTone
  points: readonly { x: number; share: number; interval: Interval }[]
}

interface LineChartProps {
  caption: string
  /** What x is, and how the interval is called. */
  headings: { x: string; interval: string }
  lines: readonly Line[]
  /** The x that is spoken of, with its words. */
  marked?: { x: number; words: string } | undefined
  /** Places of the ticks under the chart. */
  ticks: readonly number[]
  xWords: (x: number) => string
  percent: (share: number) => string
}

const width = 640
const height = 240
const left = 48
const right = 28
const top = 26
const bottom = 34

const strokes: Record<IntervalTone, string> = {
  a: 'stroke-arm-a fill-arm-a',
  b: 'stroke-arm-b fill-arm-b',
  ink: 'stroke-ink-2 fill-ink-2',
  baseline: 'stroke-baseline fill-baseline',
}
const dashes: Record<IntervalTone, string | undefined> = { a: undefined, b: '7 3', ink: '2 3', baseline: '1 4' }

export function LineChart({ caption, headings, lines, marked, ticks, xWords, percent }: LineChartProps) {
  const xs = [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  const [low, high] = [xs[0] ?? 0, xs.at(-1) ?? 1]
  const axis = intervalAxis(Math.max(0.01, ...lines.flatMap(({ points }) => points.map(({ interval }) => interval[1]))))
  const xOf = (x: number) => left + ((width - left - right) * (x - low)) / (high - low || 1)
  const yOf = (share: number) => top + (height - top - bottom) * (1 - share / axis.max)
  return (
    <figure>
      <ChartTable
        caption={caption}
        headings={[headings.x, ...lines.map(({ name }) => name)]}
        rows={xs.map((x) => ({
          key: x,
          cells: [
            xWords(x),
            ...lines.map(({ points }) => {
              const point = points.find((one) => one.x === x)
              if (point === undefined) return ''
              const [from, to] = point.interval
              return `${percent(point.share)} (${headings.interval} ${percent(from)} – ${percent(to)})`
            }),
          ],
        }))}
      />
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="w-full">
        <GridLines ticks={axis.ticks} left={left} right={width - right} yOf={yOf} words={tickPercent} />
        {ticks.map((x) => (
          <text key={x} x={xOf(x)} y={height - 6} textAnchor="middle" className={`fill-ink-3 ${drawnWords}`}>
            {xWords(x)}
          </text>
        ))}
        {marked !== undefined && (
          <g>
            <line
              x1={xOf(marked.x)}
              x2={xOf(marked.x)}
              y1={top - 4}
              y2={height - bottom}
              strokeWidth={1.5}
              className="stroke-line-strong"
            />
            <text x={xOf(marked.x)} y={top - 7} textAnchor="middle" className={`fill-ink-2 ${drawnWords}`}>
              {marked.words}
            </text>
          </g>
        )}
        {lines.map((line) => (
          <Drawing key={line.key} line={line} xOf={xOf} yOf={yOf} />
        ))}
      </svg>
    </figure>
  )
}

interface DrawingProps {
  line: Line
  xOf: (x: number) => number
  yOf: (share: number) => number
}

function Drawing({ line: { tone, letter, points }, xOf, yOf }: DrawingProps) {
  const place = (x: number, share: number) => `${xOf(x).toFixed(1)},${yOf(share).toFixed(1)}`
  const band = [
    ...points.map(({ x, interval }) => place(x, interval[1])),
    ...points.map(({ x, interval }) => place(x, interval[0])).reverse(),
  ].join(' ')
  const last = points.at(-1)
  return (
    <g className={strokes[tone]}>
      {tone !== 'baseline' && <polygon points={band} strokeWidth={0} opacity={0.14} />}
      <polyline
        points={points.map(({ x, share }) => place(x, share)).join(' ')}
        fill="none"
        strokeWidth={2}
        strokeDasharray={dashes[tone]}
      />
      {last !== undefined && (
        <text x={xOf(last.x) + 6} y={yOf(last.share) + 4} strokeWidth={0} className={`font-semibold ${drawnWords}`}>
          {letter}
        </text>
      )}
    </g>
  )
}
