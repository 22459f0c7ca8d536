// How the hit rates settled: the estimate after so many rows with the interval that may be looked at any time, and its table.
import { useTranslations } from 'next-intl'
import { armTone } from '@/components/chart/interval-chart'
import { LineChart } from '@/components/chart/line-chart'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag, armLetter } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { RunningRate } from '@/lib/core/scoring/running-rate'

interface RunningCardProps {
  titles: readonly string[]
  /** By arm; empty for those that are not shown. */
  running: readonly (readonly RunningRate[])[]
}

const MARKS = 5
const ROWS = 10
const cell = 'px-2 py-1.5 not-first:text-right first:pl-0 first:text-left last:pr-0'

/** About so many of the values, the last among them. */
const some = (values: readonly number[], most: number): number[] => {
  const step = Math.ceil(values.length / most)
  return values.filter((_, at) => (values.length - 1 - at) % step === 0)
}

export function RunningCard({ titles, running }: RunningCardProps) {
  const t = useTranslations('result.settling')
  const { count, percent, range } = useFigures()
  const arms = running.flatMap((points, arm) => (points.length === 0 ? [] : [{ arm, points }]))
  const xs = [...new Set(arms.flatMap(({ points }) => points.map(({ x }) => x)))].sort((a, b) => a - b)
  // One point is no line.
  if (xs.length < 2) return null
  return (
    <Card title={t('title')} aside={t('aside')}>
      <div className="mx-auto max-w-3xl">
        <LineChart
          caption={t('title')}
          headings={{ x: t('rows'), interval: t('interval') }}
          lines={arms.map(({ arm, points }) => ({
            key: String(arm),
            name: `${armLetter(arm)} ${titles[arm] ?? ''}`,
            letter: armLetter(arm),
            tone: armTone(arm),
            points,
          }))}
          ticks={some(xs, MARKS)}
          xWords={count}
          percent={percent}
        />
      </div>
      <details className="mt-2">
        <summary className="text-sm text-ink-2">{t('table')}</summary>
        <ScrollRegion label={t('table')} className="relative mt-2 overflow-x-auto">
          <table className="w-full text-sm">
            <thead>
              <tr className="text-xs text-ink-3">
                <th scope="col" className={`${cell} font-medium`}>
                  {t('rows')}
                </th>
                {arms.map(({ arm }) => (
                  <th key={arm} scope="col" title={titles[arm]} className={cell}>
                    <ArmTag arm={arm} />
                    <span className="sr-only">{titles[arm]}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {some(xs, ROWS).map((x) => (
                <tr key={x} className="border-t">
                  <th scope="row" className={`${cell} font-normal`}>
                    {count(x)}
                  </th>
                  {arms.map(({ arm, points }) => {
                    const point = points.find((one) => one.x === x)
                    return (
                      <td key={arm} className={`${cell} whitespace-nowrap`}>
                        {point === undefined ? (
                          '–'
                        ) : (
                          <>
                            <span className="font-medium">{percent(point.share)}</span>{' '}
                            <span className="text-xs text-ink-3">{range(point.interval)}</span>
                          </>
                        )}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </details>
    </Card>
  )
}
