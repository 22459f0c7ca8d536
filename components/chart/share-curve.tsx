// A share over whole numbers: a line, with the range of each point as a band. A table says the same to screen readers.
import { ChartTable } from './chart-table'
import { drawnWords, GridLines, tickPercent } from './grid-lines'

export interface CurvePoint {
  x: number
  /** Shares in [0, 1]. */
  share: number
  low: number
  high: number
}

interface ShareCurveProps {
  caption: string
  headings: { x: string; share: string; range: string }
  points: readonly CurvePoint[]
  /** The one that is spoken of. */
  marked: number
  xWords: (x: number) => string
  percent: (share: number) => string
}

const width = 600
const height = 220
const left = 52
const bottom = 24
const top = 8

export function ShareCurve({ caption, headings, points, marked, xWords, percent }: ShareCurveProps) {
  const last = Math.max(1, points.length - 1)
  const xOf = (at: number) => left + ((width - left - 8) * at) / last
  const yOf = (share: number) => top + (height - top - bottom) * (1 - share)
  const place = (at: number, share: number) => `${xOf(at).toFixed(1)},${yOf(share).toFixed(1)}`
  const line = points.map(({ share }, at) => place(at, share)).join(' ')
  const band = [
    ...points.map(({ high }, at) => place(at, high)),
    ...points.map(({ low }, at) => place(at, low)).reverse(),
  ].join(' ')
  return (
    <figure>
      <ChartTable
        caption={caption}
        headings={[headings.x, headings.share, headings.range]}
        rows={points.map(({ x, share, low, high }) => ({
          key: x,
          cells: [xWords(x), percent(share), `${percent(low)} – ${percent(high)}`],
        }))}
      />
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="mx-auto w-full max-w-3xl">
        <GridLines ticks={[0, 0.25, 0.5, 0.75, 1]} left={left} right={width - 8} yOf={yOf} words={tickPercent} />
        <polygon points={band} className="fill-arm-a-soft" />
        <polyline points={line} fill="none" strokeWidth={2} className="stroke-arm-a" />
        {points.map(({ x, share, low, high }, at) => (
          <circle key={x} cx={xOf(at)} cy={yOf(share)} r={x === marked ? 5 : 3} className="fill-arm-a">
            <title>{`${xWords(x)}: ${percent(share)} (${percent(low)} – ${percent(high)})`}</title>
          </circle>
        ))}
        {points.map(
          ({ x }, at) =>
            (at === 0 || at === last || (x % 5 === 0 && last - at > 1)) && (
              <text key={x} x={xOf(at)} y={height - 6} textAnchor="middle" className={`fill-ink-3 ${drawnWords}`}>
                {x}
              </text>
            ),
        )}
      </svg>
    </figure>
  )
}
