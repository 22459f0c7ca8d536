// The outline of a view of a run while its rows are read.
import { useTranslations } from 'next-intl'
import type { ResultTab } from './result-tabs'

export function AnalysisLoading({ tab }: { tab: ResultTab }) {
  const t = useTranslations('scores')
  return (
    <div className="grid gap-4">
      <div>
        <h1 className="text-xl font-semibold">{t(`tabs.${tab}`)}</h1>
        <p role="status" className="mt-0.5 text-sm text-ink-2">
          {t('loading')}
        </p>
      </div>
      <div aria-hidden="true" className="h-96 animate-pulse rounded-lg border bg-card" />
    </div>
  )
}
