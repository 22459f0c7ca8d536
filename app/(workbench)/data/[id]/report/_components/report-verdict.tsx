// The report in a sentence: what helps, what doesn't, and what must stay out of prompts.
import { useTranslations } from 'next-intl'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import type { ColumnReport } from '@/lib/core/dataset/report/column-report'
import { leastLabelledRows } from '@/lib/core/dataset/report/measure-columns'
import { byTelling, type ReportedColumn, verdictOf } from './reported-column'

const named = 4

export function ReportVerdict({ report, columns }: { report: ColumnReport; columns: readonly ReportedColumn[] }) {
  const t = useTranslations('report')
  if (report.label === null) return <Notice tint="attention">{t('noLabel')}</Notice>
  if (report.labelledRows < leastLabelledRows) {
    return (
      <Notice tint="attention">{t('tooFewLabels', { rows: report.labelledRows, least: leastLabelledRows })}</Notice>
    )
  }
  const ranked = [...columns].sort(byTelling)
  const names = (those: readonly ReportedColumn[]) => those.map(({ name }) => name).join(t('join'))
  const telling = ranked.filter((column) => verdictOf(column) === 'telling')
  const noise = ranked.filter((column) => verdictOf(column) === 'noise')
  const leaks = ranked.filter(({ leak, role }) => leak !== null && role !== 'labelSku')
  const naming = ranked.filter(({ suggestion }) => suggestion.reason === 'namesAnswer')
  const label = report.label.name
  return (
    <Card>
      <p className="text-lg font-semibold text-balance">
        {t('verdict', { count: telling.length, label, columns: names(telling.slice(0, named)) })}
      </p>
      {noise.length > 0 && (
        <p className="mt-1 text-sm text-ink-2">{t('verdictNoise', { noise: noise.length, columns: names(noise) })}</p>
      )}
      {naming.length > 0 && (
        <p className="mt-1 text-sm text-ink-2">{t('verdictNaming', { columns: names(naming), label })}</p>
      )}
      {leaks.length > 0 && <p className="mt-1 text-sm text-miss">{t('verdictLeaks', { columns: names(leaks) })}</p>}
    </Card>
  )
}
