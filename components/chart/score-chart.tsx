// Ranked scores with their uncertainty on one axis: a soft bar is the interval, a dot the score; equal ranks share a band.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFigures } from '@/components/run/use-figures'
import { classNames } from '@/components/ui/class-names'
import { ChartTable } from './chart-table'
import { scoreAxis } from './score-axis'
import { TickLabels } from './tick-labels'

export interface ScoreItem {
  key: string
  name: string
  label: ReactNode
  rank: number
  score: number
  low: number
  high: number
  votes: number
}

const grid =
  'grid items-center gap-x-3 grid-cols-[3rem_minmax(0,1fr)_auto] sm:grid-cols-[3rem_minmax(0,14rem)_minmax(0,1fr)_11rem]'
const plot = 'col-span-3 sm:col-span-1'

/** `items` best first. */
export function ScoreChart({ caption, items }: { caption: string; items: readonly ScoreItem[] }) {
  const t = useTranslations('arena.chart')
  const { count } = useFigures()
  const axis = scoreAxis(Math.min(...items.map(({ low }) => low)), Math.max(...items.map(({ high }) => high)))
  const at = (score: number) => `${((score - axis.min) / (axis.max - axis.min)) * 100}%`
  const isTied = (rank: number) => items.filter((item) => item.rank === rank).length > 1
  const whole = (score: number) => count(Math.round(score) || 0)
  return (
    <figure>
      <ChartTable
        caption={caption}
        headings={[t('rank'), t('contender'), t('score'), t('interval'), t('votes')]}
        nameColumn={1}
        rows={items.map(({ key, name, rank, score, low, high, votes }) => ({
          key,
          cells: [
            isTied(rank) ? `${rank} (${t('tie')})` : `${rank}`,
            name,
            whole(score),
            `${whole(low)} – ${whole(high)}`,
            count(votes),
          ],
        }))}
      />
      <div aria-hidden="true">
        {items.map((item, place) => (
          <div
            key={item.key}
            className={classNames(
              grid,
              'py-1 sm:py-0',
              place > 0 && items[place - 1]?.rank !== item.rank && 'border-t border-line-strong',
            )}
          >
            <div className="text-sm whitespace-nowrap">
              <span className="font-semibold">{item.rank}</span>
              {isTied(item.rank) && <span className="ml-1.5 text-xs text-ink-3">{t('tie')}</span>}
            </div>
            <div className="flex min-w-0 items-center gap-2 text-sm font-medium">{item.label}</div>
            <div className={classNames(plot, 'relative order-last min-h-9 self-stretch sm:order-none')}>
              <svg aria-hidden="true" className="absolute inset-0 size-full overflow-visible text-ink-2">
                {axis.ticks.map((tick) => (
                  <line
                    key={tick}
                    x1={at(tick)}
                    x2={at(tick)}
                    y1="0"
                    y2="100%"
                    className={tick === 0 ? 'stroke-line-strong' : 'stroke-line'}
                  />
                ))}
                <g className="stroke-current">
                  <line
                    x1={at(item.low)}
                    x2={at(item.high)}
                    y1="50%"
                    y2="50%"
                    strokeWidth={7}
                    strokeLinecap="round"
                    opacity="0.3"
                  />
                  <circle cx={at(item.score)} cy="50%" r={5.5} className="fill-current stroke-none" />
                </g>
              </svg>
            </div>
            <div className="text-right text-sm whitespace-nowrap">
              <span className="font-semibold">{whole(item.score)}</span>{' '}
              <span className="text-xs text-ink-3">{`${whole(item.low)} – ${whole(item.high)}`}</span>
            </div>
          </div>
        ))}
        <div className={grid}>
          <TickLabels
            ticks={axis.ticks.map((value) => ({
              ...{ value, label: whole(value) },
              at: (value - axis.min) / (axis.max - axis.min),
            }))}
            className={classNames(plot, 'text-xs text-ink-3 sm:col-start-3')}
          />
        </div>
      </div>
    </figure>
  )
}
