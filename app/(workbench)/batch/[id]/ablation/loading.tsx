// Holds the place of the table while the run's answers are set against each other.
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'

export default async function Loading() {
  const t = await getTranslations('ablation')
  return (
    <>
      <PageHeader title={t('title')} />
      <p role="status" className="h-64 rounded-lg border bg-card px-5 py-4 text-sm text-ink-3">
        {t('loading')}
      </p>
    </>
  )
}
