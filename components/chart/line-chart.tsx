// Shares over a quantity, one line a version with its interval as a band. Lines differ by dash and letter, not by colour alone.
// A table says the same to screen readers.
import type { Interval } from '@/lib/core/statistics/wilson'
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
const words = 'text-[11px] max-sm:text-[20px]'

export function LineChart({ caption, headings, lines, marked, ticks, xWords, percent }: LineChartProps) {
  const xs = [...new Set(lines.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  const [low, high] = [xs[0] ?? 0, xs.at(-1) ?? 1]
  const axis = intervalAxis(Math.max(0.01, ...lines.flatMap(({ points }) => points.map(({ interval }) => interval[1]))))
  const xOf = (x: number) => left + ((width - left - right) * (x - low)) / (high - low || 1)
  const yOf = (share: number) => top + (height - top - bottom) * (1 - share / axis.max)
  return (
    <figure>
      <div className="sr-only">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{headings.x}</th>
              {lines.map(({ key, name }) => (
                <th key={key} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {xs.map((x) => (
              <tr key={x}>
                <th scope="row">{xWords(x)}</th>
                {lines.map(({ key, points }) => {
                  const point = points.find((one) => one.x === x)
                  return (
                    <td key={key}>
                      {point !== undefined &&
                        `${percent(point.share)} (${headings.interval} ${percent(point.interval[0])} – ${percent(point.interval[1])})`}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="w-full">
        {axis.ticks.map((share) => (
          <g key={share}>
            <line x1={left} x2={width - right} y1={yOf(share)} y2={yOf(share)} className="stroke-line" />
            <text x={left - 6} y={yOf(share) + 4} textAnchor="end" className={`fill-ink-3 ${words}`}>
              {`${Math.round(share * 1000) / 10}%`}
            </text>
          </g>
        ))}
        {ticks.map((x) => (
          <text key={x} x={xOf(x)} y={height - 6} textAnchor="middle" className={`fill-ink-3 ${words}`}>
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
            <text x={xOf(marked.x)} y={top - 7} textAnchor="middle" className={`fill-ink-2 ${words}`}>
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
        <text x={xOf(last.x) + 6} y={yOf(last.share) + 4} strokeWidth={0} className={`font-semibold ${words}`}>
          {letter}
        </text>
      )}
    </g>
  )
}
