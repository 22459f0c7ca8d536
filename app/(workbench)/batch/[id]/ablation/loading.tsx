import { useTranslations } from 'next-intl'
import { CardOutline, PageOutline } from '@/components/layout/page-outline'

export default function Loading() {
  const t = useTranslations('ablation')
  return (
    <PageOutline title={t('title')} words={t('loading')}>
      <CardOutline className="h-64" />
    </PageOutline>
  )
}
