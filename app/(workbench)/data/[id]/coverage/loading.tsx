import { useTranslations } from 'next-intl'

export default function Loading() {
  const t = useTranslations('coverage')
  return (
    <div>
      <div className="mb-1 h-5 w-32 animate-pulse rounded-md bg-sunk" />
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p role="status" className="mt-0.5 mb-5 text-sm text-ink-2">
        {t('loading')}
      </p>
      <div aria-hidden="true" className="h-96 animate-pulse rounded-lg border bg-card" />
    </div>
  )
}
