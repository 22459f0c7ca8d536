// The shape of a column's values: a histogram of numbers and times, bars of the most frequent values otherwise.
import { useTranslations } from 'next-intl'
import { BarList } from '@/components/chart/bar-list'
import { Histogram } from '@/components/chart/histogram'
import type { ReportedColumn } from './reported-column'
import { useReportFigures } from './use-report-figures'

/** Below this share of the most frequent value, the values are shown as examples, without bars. */
const worthBars = 0.01
/** Axis of shares, at least: many rare values look rare. */
const shortestAxis = 0.2

export function ValueShape({ column: { name, kind, histogram, topValues } }: { column: ReportedColumn }) {
  const t = useTranslations('report.distribution')
  const figures = useReportFigures()
  if (histogram !== null) {
    const title = t(kind === 'time' ? 'time' : 'number')
    const { low, high, counts, below, above } = histogram
    return (
      <div className="min-w-0">
        <h4 className="mb-1 text-xs text-ink-3">{title}</h4>
        <Histogram
          caption={`${name}: ${title}`}
          headings={{ from: t('from'), to: t('to'), count: t('count') }}
          low={low}
          high={high}
          counts={counts}
          placeWords={kind === 'time' ? figures.time : figures.number}
          countWords={figures.count}
        />
        {below + above > 0 && <p className="mt-1 text-xs text-ink-3">{t('beyond', { below, above })}</p>}
      </div>
    )
  }
  const topShare = topValues[0]?.share ?? 0
  if (topShare === 0) return null
  if (topShare < worthBars) {
    return (
      <div className="min-w-0">
        <h4 className="mb-1 text-xs text-ink-3">{t('examples')}</h4>
        <ul className="grid gap-0.5 text-xs text-ink-2">
          {topValues.map(({ value }) => (
            <li key={value} className="line-clamp-2 break-words">
              {value}
            </li>
          ))}
        </ul>
      </div>
    )
  }
  const title = t(kind === 'list' ? 'items' : 'values')
  return (
    <div className="min-w-0">
      <h4 className="mb-1 text-xs text-ink-3">{title}</h4>
      <BarList
        caption={`${name}: ${title}`}
        headings={{ name: t('value'), value: t('share') }}
        max={Math.max(topShare, shortestAxis)}
        bars={topValues.map(({ value, share }) => ({
          key: value,
          name: value,
          value: share,
          words: figures.share(share),
          tone: 'quiet',
        }))}
      />
    </div>
  )
}
