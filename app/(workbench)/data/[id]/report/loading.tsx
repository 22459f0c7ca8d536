import { useTranslations } from 'next-intl'

const cards = ['a', 'b', 'c', 'd']

export default function Loading() {
  const t = useTranslations('report')
  return (
    <div>
      <div className="mb-1 h-5 w-32 animate-pulse rounded-md bg-sunk" />
      <h1 className="text-xl font-semibold">{t('title')}</h1>
      <p role="status" className="mt-0.5 mb-5 text-sm text-ink-2">
        {t('loading')}
      </p>
      <div aria-hidden="true" className="grid animate-pulse gap-6">
        <div className="h-[84px] rounded-lg border bg-card" />
        <div className="h-96 rounded-lg border bg-card" />
        {cards.map((card) => (
          <div key={card} className="h-60 rounded-lg border bg-card" />
        ))}
      </div>
    </div>
  )
}
