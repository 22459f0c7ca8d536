// Holds the place of the form while the scene's variables are read.
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'

export default async function Loading() {
  const t = await getTranslations('meta')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <p role="status" className="h-96 rounded-lg border bg-card px-5 py-4 text-sm text-ink-3">
        {t('loading')}
      </p>
    </>
  )
}
