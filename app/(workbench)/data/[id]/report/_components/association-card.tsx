// All columns on one axis: what each tells about the label, beside what chance would. Leaks are listed by the columns below, not drawn:
// their bars would flatten all others.
import { useTranslations } from 'next-intl'
import { BarList } from '@/components/chart/bar-list'
import { Card } from '@/components/ui/card'
import type { ColumnReport } from '@/lib/core/dataset/report/column-report'
import { byTelling, type ReportedColumn } from './reported-column'
import { useReportFigures } from './use-report-figures'

interface AssociationCardProps {
  report: ColumnReport
  columns: readonly ReportedColumn[]
  /** Of the label, in nats. */
  entropy: number
}

/** Bars at most; those below tell less than all of them. */
const DRAWN = 50

export function AssociationCard({ report, columns, entropy }: AssociationCardProps) {
  const t = useTranslations('report')
  const { bits } = useReportFigures()
  const bars = [...columns].sort(byTelling).flatMap(({ name, association, leak }) => {
    if (association === null || leak !== null) return []
    const { information, chance, telling } = association
    const band = { ...chance, words: t('bandWords', { low: bits(chance.low), high: bits(chance.high) }) }
    return [{ key: name, name, value: information, words: bits(information), band, telling }]
  })
  const drawn = bars.slice(0, DRAWN)
  const max = Math.max(...drawn.map(({ value, band }) => Math.max(value, band.high)), 0.01)
  return (
    <Card title={t('chart.title')} aside={t('chart.aside', { entropy: bits(entropy) })}>
      {bars.length === 0 ? (
        <p className="text-sm text-ink-3">{t('chart.none')}</p>
      ) : (
        <BarList
          caption={t('chart.title')}
          headings={{ name: t('chart.column'), value: t('chart.value'), band: t('chart.band') }}
          size="large"
          max={max}
          bars={drawn.map(({ telling, ...bar }) => ({
            ...bar,
            tone: telling ? ('ink' as const) : ('quiet' as const),
          }))}
        />
      )}
      {bars.length > DRAWN && (
        <p className="mt-3 text-sm text-ink-2">{t('chart.rest', { drawn: DRAWN, count: bars.length })}</p>
      )}
      <p className="mt-3 max-w-[78ch] text-xs text-ink-3">
        {t('chart.explain', { permutations: report.permutations })}
      </p>
    </Card>
  )
}
