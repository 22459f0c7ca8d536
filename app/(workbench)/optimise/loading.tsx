import { useTranslations } from 'next-intl'
import { CardOutline, PageOutline } from '@/components/layout/page-outline'

export default function Loading() {
  const t = useTranslations('optimise')
  return (
    <PageOutline title={t('title')} words={t('loading')}>
      <div className="grid gap-4 lg:grid-cols-2">
        <CardOutline className="h-80" />
        <CardOutline className="h-80" />
      </div>
    </PageOutline>
  )
}
