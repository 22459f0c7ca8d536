// Estimates with their uncertainty on one axis: a soft bar is the interval, a dot the value. A table says the same to screen readers.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFigures } from '@/components/run/use-figures'
import { classNames } from '@/components/ui/class-names'
import type { Interval } from '@/lib/core/statistics/wilson'
import { ChartTable } from './chart-table'
import { intervalAxis, shareTicks } from './interval-axis'
import { TickLabels } from './tick-labels'

export type IntervalTone = 'a' | 'b' | 'ink' | 'baseline'

export interface IntervalItem {
  key: string
  /** The name in words, and how it is drawn (with its letter). */
  name: string
  label: ReactNode
  tone: IntervalTone | 'best'
  /** A share in [0, 1]; null before there is any row. */
  value: number | null
  interval: Interval
}

const inks: Record<IntervalTone | 'best', string> = {
  a: 'text-arm-a',
  b: 'text-arm-b',
  ink: 'text-ink-2',
  best: 'text-ink',
  baseline: 'text-baseline',
}
const grid =
  'grid items-center gap-x-3 grid-cols-[minmax(0,1fr)_auto] sm:grid-cols-[minmax(0,15rem)_minmax(0,1fr)_9.5rem]'
const plot = 'col-span-2 row-start-2 sm:col-span-1 sm:col-start-2 sm:row-start-1'

interface IntervalChartProps {
  caption: string
  items: readonly IntervalItem[]
  /** A share that all are seen against, drawn as a dashed line through the plots. */
  line?: { name: string; value: number } | undefined
}

/** Nothing is drawn of an item without a value. The axis begins at 0 and holds every interval. */
export function IntervalChart({ caption, items, line }: IntervalChartProps) {
  const t = useTranslations('result.chart')
  const { percent, range } = useFigures()
  const axis = intervalAxis(
    Math.max(line?.value ?? 0, ...items.flatMap((item) => (item.value === null ? [] : [item.interval[1]]))),
  )
  return (
    <figure>
      <ChartTable
        caption={caption}
        headings={[t('name'), t('value'), t('interval')]}
        rows={[
          ...items.map(({ key, name, value, interval }) => ({
            key,
            cells: value === null ? [name, t('noRows'), ''] : [name, percent(value), range(interval)],
          })),
          ...(line === undefined ? [] : [{ key: 'line', cells: [line.name, percent(line.value), ''] }]),
        ]}
      />
      <div aria-hidden="true">
        {items.map((item) => (
          <div key={item.key} className={classNames(grid, inks[item.tone], 'py-1 sm:py-0')}>
            <div className="flex min-w-0 items-center gap-2 text-sm font-medium">{item.label}</div>
            <Plot item={item} axis={axis} line={line?.value} />
            <div className="text-right text-sm whitespace-nowrap">
              {item.value === null ? (
                <span className="text-ink-3">{t('noRows')}</span>
              ) : (
                <>
                  <span className={classNames('font-semibold', item.tone !== 'baseline' && 'text-ink')}>
                    {percent(item.value)}
                  </span>{' '}
                  <span className="text-xs text-ink-3">{range(item.interval)}</span>
                </>
              )}
            </div>
          </div>
        ))}
        <div className={grid}>
          <TickLabels ticks={shareTicks(axis)} className={classNames(plot, 'text-xs text-ink-3')} />
        </div>
      </div>
    </figure>
  )
}

function Plot({
  item: { value, interval, tone },
  axis,
  line,
}: {
  item: IntervalItem
  axis: ReturnType<typeof intervalAxis>
  line: number | undefined
}) {
  const at = (share: number) => `${Math.min(100, (share / axis.max) * 100)}%`
  const [low, high] = interval
  return (
    <div className={classNames(plot, 'relative min-h-8 self-stretch')}>
      <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible">
        {axis.ticks.map((tick) => (
          <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="100%" className="stroke-line" />
        ))}
        {line !== undefined && (
          <line
            x1={at(line)}
            x2={at(line)}
            y1="0"
            y2="100%"
            strokeDasharray="4 4"
            strokeWidth={1.5}
            className="stroke-baseline"
          />
        )}
        {value !== null && (
          <g className="stroke-current">
            <line
              x1={at(low)}
              x2={at(high)}
              y1="50%"
              y2="50%"
              strokeWidth={tone === 'baseline' ? 5 : 7}
              strokeLinecap="round"
              opacity="0.3"
              className="transition-all duration-150"
            />
            <circle
              cx={at(value)}
              cy="50%"
              r={tone === 'baseline' ? 4 : 5.5}
              className="fill-current stroke-none transition-all duration-150"
            />
          </g>
        )}
      </svg>
    </div>
  )
}

export const armTone = (arm: number): IntervalTone => (arm === 0 ? 'a' : arm === 1 ? 'b' : 'ink')
