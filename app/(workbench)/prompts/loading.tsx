// Holds the place of the list while it is read.
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'

export default async function Loading() {
  const t = await getTranslations('prompts')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <div className="grid gap-4 lg:grid-cols-2" aria-hidden="true">
        <div className="h-56 rounded-lg border bg-card" />
        <div className="h-56 rounded-lg border bg-card" />
      </div>
    </>
  )
}
