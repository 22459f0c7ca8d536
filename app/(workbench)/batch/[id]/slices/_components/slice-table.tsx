// Slices with the hit rates of two versions side by side, each with its interval, and what differs surely. A name opens its rows.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { intervalAxis } from '@/components/chart/interval-axis'
import { IntervalCell, IntervalTicks } from '@/components/chart/interval-cell'
import { armTone } from '@/components/chart/interval-chart'
import { useFigures } from '@/components/run/use-figures'
import { ArmTag, armLetter, Chip } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { ArmInSlice, SliceFigures } from '@/lib/core/scoring/slices'

export interface ShownSlice {
  key: string
  name: string
  href: string
  figures: SliceFigures
}

interface SliceTableProps {
  label: string
  slices: readonly ShownSlice[]
  pair: { a: number; b: number }
}

const cell = 'px-1 py-1.5 sm:px-2 align-middle first:pl-0 last:pr-0'
const head = `${cell} text-xs font-medium text-ink-3`

export function SliceTable({ label, slices, pair }: SliceTableProps) {
  const t = useTranslations('scores.slices')
  const single = slices.every(({ figures }) => figures.b === null)
  const ends = slices.flatMap(({ figures: { a, b } }) => [a, b].flatMap((one) => (one?.rows ? [one.interval[1]] : [])))
  const axis = intervalAxis(Math.max(0.01, ...ends))
  const arms = single ? [pair.a] : [pair.a, pair.b]
  return (
    <ScrollRegion label={label} className="overflow-x-auto">
      <table className="w-full text-sm sm:min-w-[44rem]">
        <thead>
          <tr>
            <th scope="col" className={`${head} text-left sm:w-56`}>
              {t('slice')}
            </th>
            <td className={`${head} w-64 max-sm:hidden 2xl:w-96`}>
              <IntervalTicks axis={axis} />
            </td>
            {arms.map((arm) => (
              <th key={arm} scope="col" className={`${head} text-left`}>
                {t('hitRateOf', { letter: armLetter(arm) })}
              </th>
            ))}
            {!single && (
              <th scope="col" className={`${head} text-left`}>
                {t('difference', { a: armLetter(pair.a), b: armLetter(pair.b) })}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {slices.map(({ key, name, href, figures }) => (
            <tr key={key} className="border-t">
              <th scope="row" className={`${cell} min-w-24 text-left font-normal`}>
                <Link href={href} className="wrap-break-word underline decoration-line-strong underline-offset-2">
                  {name}
                </Link>{' '}
                <span className="text-xs whitespace-nowrap text-ink-3">{t('rows', { rows: figures.rows })}</span>
              </th>
              <td className={`${cell} max-sm:hidden`}>
                <IntervalCell
                  axis={axis}
                  lines={[figures.a, figures.b].flatMap((one, place) =>
                    one === null
                      ? []
                      : [
                          {
                            key: String(place),
                            tone: armTone(arms[place] ?? 0),
                            value: one.rows === 0 ? null : one.share,
                            interval: one.interval,
                          },
                        ],
                  )}
                />
              </td>
              <td className={cell}>
                <ArmShare arm={pair.a} figures={figures.a} />
              </td>
              {figures.b !== null && (
                <td className={cell}>
                  <ArmShare arm={pair.b} figures={figures.b} />
                </td>
              )}
              {!single && (
                <td className={cell}>
                  <Difference difference={figures.difference} pair={pair} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function ArmShare({ arm, figures: { rows, share, interval, apart } }: { arm: number; figures: ArmInSlice }) {
  const t = useTranslations('scores.slices')
  const { percent, range } = useFigures()
  if (rows === 0) return <span className="text-ink-3">{t('noRows')}</span>
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <ArmTag arm={arm} />
      <span className="font-medium">{percent(share)}</span>
      <span className="text-xs whitespace-nowrap text-ink-3">{range(interval)}</span>
      {apart !== null && <Chip tint={apart === 'above' ? 'hit' : 'miss'}>{t(apart)}</Chip>}
    </span>
  )
}

function Difference({ difference, pair }: { difference: SliceFigures['difference']; pair: { a: number; b: number } }) {
  const t = useTranslations('scores.slices')
  const { points, range } = useFigures()
  if (difference === null) return <span className="text-ink-3">{t('noRows')}</span>
  const winner = difference.better === null ? null : pair[difference.better]
  return (
    <span className="flex flex-wrap items-center gap-x-1.5">
      <span className="font-medium">{points(difference.mean)}</span>
      <span className="text-xs whitespace-nowrap text-ink-3">{range(difference.interval)}</span>
      {winner !== null && (
        <Chip tint={winner === 0 ? 'a' : winner === 1 ? 'b' : 'plain'}>
          {t('better', { letter: armLetter(winner) })}
        </Chip>
      )}
    </span>
  )
}
