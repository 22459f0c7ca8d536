import { useTranslations } from 'next-intl'
import { CardOutline, PageOutline } from '@/components/layout/page-outline'

export default function Loading() {
  const t = useTranslations('prompts')
  return (
    <PageOutline title={t('title')} words={t('loading')}>
      <div className="grid gap-4 lg:grid-cols-2">
        <CardOutline className="h-56" />
        <CardOutline className="h-56" />
      </div>
    </PageOutline>
  )
}
