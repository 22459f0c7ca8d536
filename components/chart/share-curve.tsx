// A share over whole numbers: a line, with the range of each point as a band. A table says the same to screen readers.

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
      <div className="sr-only">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{headings.x}</th>
              <th scope="col">{headings.share}</th>
              <th scope="col">{headings.range}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ x, share, low, high }) => (
              <tr key={x}>
                <th scope="row">{xWords(x)}</th>
                <td>{percent(share)}</td>
                <td>{`${percent(low)} – ${percent(high)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="mx-auto w-full max-w-3xl">
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={left} x2={width - 8} y1={yOf(share)} y2={yOf(share)} className="stroke-line" />
            <text
              x={left - 6}
              y={yOf(share) + 4}
              textAnchor="end"
              className="fill-ink-3 text-[11px] max-sm:text-[20px]"
            >
              {`${share * 100}%`}
            </text>
          </g>
        ))}
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
              <text
                key={x}
                x={xOf(at)}
                y={height - 6}
                textAnchor="middle"
                className="fill-ink-3 text-[11px] max-sm:text-[20px]"
              >
                {x}
              </text>
            ),
        )}
      </svg>
    </figure>
  )
}
