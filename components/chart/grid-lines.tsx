// The horizontal lines of a drawn chart, each with its value at the left.

interface GridLinesProps {
  ticks: readonly number[]
  left: number
  right: number
  yOf: (tick: number) => number
  words: (tick: number) => string
}

/** Words of a drawing: as large on a phone, where the drawing is small. */
export const drawnWords = 'text-[11px] max-sm:text-[20px]'

export function GridLines({ ticks, left, right, yOf, words }: GridLinesProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={left} x2={right} y1={yOf(tick)} y2={yOf(tick)} className="stroke-line" />
      <text x={left - 6} y={yOf(tick) + 4} textAnchor="end" className={`fill-ink-3 ${drawnWords}`}>
        {words(tick)}
      </text>
    </g>
  ))
}

/** A share as a tick has it: one decimal where there is one. */
export const tickPercent = (share: number): string => `${Math.round(share * 1000) / 10}%`
