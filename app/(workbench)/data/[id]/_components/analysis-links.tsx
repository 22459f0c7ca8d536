// The ways to what a dataset says of itself: its column report, and how far inference ahead reaches.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { buttonClass } from '@/components/ui/button'

export function AnalysisLinks({ datasetId }: { datasetId: string }) {
  const t = useTranslations()
  return (['report', 'coverage'] as const).map((page) => (
    <Link key={page} href={`/data/${datasetId}/${page}`} className={buttonClass()}>
      {t(`${page}.title`)}
    </Link>
  ))
}
