import { useTranslations } from 'next-intl'
import { CardOutline, PageOutline } from '@/components/layout/page-outline'

export default function Loading() {
  const t = useTranslations('report')
  return (
    <PageOutline title={t('title')} words={t('loading')}>
      <CardOutline className="h-[84px]" />
      <CardOutline className="h-96" />
      <CardOutline className="h-60" />
    </PageOutline>
  )
}
