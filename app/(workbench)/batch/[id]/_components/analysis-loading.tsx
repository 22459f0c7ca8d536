// The outline of a view of a run while its rows are read.
import { useTranslations } from 'next-intl'
import { CardOutline, PageOutline } from '@/components/layout/page-outline'
import type { ResultTab } from './result-tabs'

export function AnalysisLoading({ tab }: { tab: ResultTab }) {
  const t = useTranslations('scores')
  return (
    <PageOutline title={t(`tabs.${tab}`)} words={t('loading')}>
      <CardOutline className="h-96" />
    </PageOutline>
  )
}
