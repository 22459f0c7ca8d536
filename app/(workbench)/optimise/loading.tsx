// Holds the place of the desk while its prompts and rows are read.
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'

export default async function Loading() {
  const t = await getTranslations('optimise')
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <p role="status" className="sr-only">
        {t('loading')}
      </p>
      <div className="grid gap-4 lg:grid-cols-2" aria-hidden="true">
        <div className="h-80 rounded-lg border bg-card" />
        <div className="h-80 rounded-lg border bg-card" />
      </div>
    </>
  )
}
