import { useTranslations } from 'next-intl'
import { AnalysisSkeleton } from '@/components/layout/analysis-skeleton'

export default function Loading() {
  const t = useTranslations('batch.makeUp')
  return <AnalysisSkeleton title={t('title')} words={t('loading')} />
}
