// What the report rests on: rows read, rows with a label, users.
import { useTranslations } from 'next-intl'
import type { ColumnReport } from '@/lib/core/dataset/report/column-report'

export function ReportBasis({ report }: { report: ColumnReport }) {
  const t = useTranslations('report')
  const { rows, sampledRows: sampled, labelledRows: labelled, users, label } = report
  return (
    <>
      {sampled < rows ? t('basisSample', { rows, sampled, labelled }) : t('basisAll', { rows, labelled })}
      {t('gap')}
      {users !== null && t('basisUsers', { users })}
      {users === null && label !== null && t('basisNoUsers')}
    </>
  )
}
