// Each version's hit rate with its interval, the first measured at the top, the best baseline as a line.
import { useTranslations } from 'next-intl'
import { IntervalChart } from '@/components/chart/interval-chart'
import { baselineName } from '@/components/run/baseline-name'
import { Explained } from '@/components/run/explained'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import type { Standing } from '@/lib/core/scoring/scene-standing'

// The newest ones; more would be a table.
const SHOWN = 12

/** `titles` are the names of `measured`, in its order. */
export function VersionHistory({ standing, titles }: { standing: Standing; titles: readonly string[] }) {
  const t = useTranslations('home.history')
  const names = useTranslations('result.baselines')
  const { percent } = useFigures()
  const { measured, best, baselines } = standing
  const left = Math.max(0, measured.length - SHOWN)
  const [baseline] = baselines
  return (
    <Card title={<Explained figure="history">{t('title')}</Explained>} aside={t('aside')}>
      <IntervalChart
        caption={t('caption')}
        line={
          baseline === undefined ? undefined : { name: baselineName(baseline.name, names), value: baseline.hitRate }
        }
        items={measured.slice(left).map((one, at) => {
          const title = titles[left + at] ?? one.name
          return {
            key: `${one.versionId} ${one.connection} ${one.model}`,
            name: one === best ? t('bestName', { name: title }) : title,
            label: (
              <>
                <span className="line-clamp-2 min-w-0 leading-tight text-ink [overflow-wrap:anywhere]" title={title}>
                  {title}
                </span>
                {one === best && <Chip>{t('best')}</Chip>}
              </>
            ),
            tone: one === best ? ('best' as const) : ('ink' as const),
            value: one.hitRate,
            interval: one.interval,
          }
        })}
      />
      <p className="mt-2 text-xs text-ink-3">
        {left > 0 && t('left', { count: left })}
        {t('note')}
        {baseline !== undefined &&
          t('line', { name: baselineName(baseline.name, names), share: percent(baseline.hitRate) })}
      </p>
    </Card>
  )
}
