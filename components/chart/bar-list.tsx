// Values as bars, one below the other, each with what chance would give where that is known. A table says the same to screen readers.
import type { ReactNode } from 'react'
import { classNames } from '@/components/ui/class-names'
import { ChartTable } from './chart-table'

export interface Bar {
  key: string
  /** The name in words, and how it is drawn where that differs. */
  name: string
  label?: ReactNode
  value: number
  /** The value in words. */
  words: string
  /** The range of chance, and in words. */
  band?: { low: number; high: number; words: string } | undefined
  /** Grey where the value says nothing, rose where it is a warning. */
  tone: 'ink' | 'quiet' | 'warning'
}

interface BarListProps {
  caption: string
  /** Column titles of the table: name, value, and the range of chance where there is one. */
  headings: { name: string; value: string; band?: string }
  bars: readonly Bar[]
  /** Value of the whole width; values and bands beyond are cut there. */
  max: number
  size?: 'small' | 'large'
}

const fills = { ink: 'fill-ink-2', quiet: 'fill-baseline', warning: 'fill-miss' } as const
const grids = {
  small: 'grid-cols-[minmax(0,2fr)_minmax(0,3fr)_3.5rem]',
  large: 'grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,13rem)_minmax(0,1fr)_13rem]',
} as const

/** Bars begin at 0; values below are drawn as none. */
export function BarList({ caption, headings, bars, max, size = 'small' }: BarListProps) {
  const large = size === 'large'
  return (
    <figure>
      <ChartTable
        caption={caption}
        headings={[headings.name, headings.value, ...(headings.band === undefined ? [] : [headings.band])]}
        rows={bars.map(({ key, name, words, band }) => ({
          key,
          cells: [name, words, ...(headings.band === undefined ? [] : [band?.words ?? ''])],
        }))}
      />
      <div aria-hidden="true" className={classNames('grid', large ? 'gap-y-2 sm:gap-y-0.5' : 'gap-y-0.5')}>
        {bars.map((bar) => (
          <div key={bar.key} className={classNames('grid items-center gap-x-3', grids[size])}>
            <div className={classNames('min-w-0 truncate', large ? 'text-sm font-medium' : 'text-xs text-ink-2')}>
              {bar.label ?? <span title={bar.name}>{bar.name}</span>}
            </div>
            <BarDrawing
              bar={bar}
              max={max}
              className={classNames(
                large ? 'col-span-2 row-start-2 h-6 sm:col-span-1 sm:col-start-2 sm:row-start-1' : 'h-5',
              )}
            />
            <div className={classNames('text-right whitespace-nowrap', large ? 'text-sm' : 'text-xs')}>
              <span className={large ? 'inline-block min-w-12 font-semibold' : undefined}>{bar.words}</span>
              {bar.band !== undefined && (
                <span className="ml-2 inline-block text-xs text-ink-3 sm:min-w-36">{bar.band.words}</span>
              )}
            </div>
          </div>
        ))}
      </div>
    </figure>
  )
}

function BarDrawing({ bar: { value, band, tone }, max, className }: { bar: Bar; max: number; className: string }) {
  const at = (x: number): number => (max > 0 ? Math.min(100, Math.max(0, (x / max) * 100)) : 0)
  return (
    <svg aria-hidden="true" className={classNames('w-full', className)}>
      <line x1="0" x2="0" y1="0" y2="100%" className="stroke-line-strong" />
      {band !== undefined && (
        <rect
          x={`${at(band.low)}%`}
          width={`${at(band.high) - at(band.low)}%`}
          y="8%"
          height="84%"
          rx="2"
          className="fill-baseline opacity-25"
        />
      )}
      <rect x="0" width={`${at(value)}%`} y="32%" height="36%" rx="1.5" className={fills[tone]} />
    </svg>
  )
}
