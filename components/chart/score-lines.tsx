// Scores as they changed, one line each, named at its end. A table says the same to screen readers.
import { useFigures } from '@/components/run/use-figures'
import { ChartTable } from './chart-table'
import { drawnWords, GridLines } from './grid-lines'
import { markColumns } from './mark-columns'
import { scoreAxis } from './score-axis'

export interface ScoreLine {
  key: string
  name: string
  /** What stands at the end of the line: a letter, mostly. */
  mark: string
  tone: 'a' | 'b' | 'ink'
  /** One a point of the axis. */
  scores: readonly number[]
}

interface ScoreLinesProps {
  caption: string
  /** What each point is, in words. */
  points: readonly string[]
  lines: readonly ScoreLine[]
}

const width = 600
const height = 200
const left = 68
/** What a mark takes: as wide as its column, as high as it is written on a phone. */
const mark = { width: 18, height: 17 }
const bottom = 22
const top = 8
const inks = { a: 'stroke-arm-a', b: 'stroke-arm-b', ink: 'stroke-ink-3' } as const
const fills = { a: 'fill-arm-a', b: 'fill-arm-b', ink: 'fill-ink-2' } as const

export function ScoreLines({ caption, points, lines }: ScoreLinesProps) {
  const { count } = useFigures()
  const all = lines.flatMap(({ scores }) => scores)
  const axis = scoreAxis(Math.min(...all), Math.max(...all))
  const last = Math.max(1, points.length - 1)
  const yOf = (score: number) => top + ((height - top - bottom) * (axis.max - score)) / (axis.max - axis.min)
  const ends = lines.map(({ scores }) => yOf(scores.at(-1) ?? 0))
  const columns = markColumns(ends, mark.height)
  const right = 6 + mark.width * (1 + Math.max(0, ...columns))
  const xOf = (at: number) => left + ((width - left - right) * at) / last
  const whole = (score: number) => count(Math.round(score) || 0)
  return (
    <figure>
      <ChartTable
        caption={caption}
        headings={['', ...points]}
        rows={lines.map(({ key, name, scores }) => ({
          key,
          cells: [name, ...points.map((_, at) => whole(scores[at] ?? 0))],
        }))}
      />
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="w-full">
        <GridLines ticks={axis.ticks} left={left} right={width - right} yOf={yOf} words={whole} />
        {lines.map(({ key, name, mark: sign, tone, scores }, line) => (
          <g key={key}>
            <polyline
              points={scores.map((score, at) => `${xOf(at).toFixed(1)},${yOf(score).toFixed(1)}`).join(' ')}
              fill="none"
              strokeWidth={2}
              className={inks[tone]}
            >
              <title>{name}</title>
            </polyline>
            <text
              x={width - right + 5 + mark.width * (columns[line] ?? 0)}
              y={(ends[line] ?? 0) + 4}
              className={`${fills[tone]} text-[12px] font-semibold max-sm:text-[20px]`}
            >
              {sign}
            </text>
          </g>
        ))}
        <text x={left} y={height - 6} className={`fill-ink-3 ${drawnWords}`}>
          {points[0]}
        </text>
        <text x={width - right} y={height - 6} textAnchor="end" className={`fill-ink-3 ${drawnWords}`}>
          {points.at(-1)}
        </text>
      </svg>
    </figure>
  )
}
