// The way to the column report.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'

export function ReportLink({ datasetId }: { datasetId: string }) {
  const t = useTranslations('report')
  return (
    <Link href={`/data/${datasetId}/report`} className={buttonClass()}>
      {t('title')}
    </Link>
  )
}
