// The views of one run, as links; the pair that is compared and how hits are read go with them.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'
import { writeReading } from '@/lib/core/scoring/write-reading'
import type { ComparedPair } from '../view-href'

const tabs = ['result', 'metrics', 'threshold', 'judged', 'compare', 'slices', 'misses', 'skus', 'report'] as const
export type ResultTab = (typeof tabs)[number]

interface ResultTabsProps {
  runId: string
  current: ResultTab
  pair: ComparedPair
}

export function ResultTabs({ runId, current, pair: { a, b, reading } }: ResultTabsProps) {
  const t = useTranslations('scores.tabs')
  return (
    <nav aria-label={t('label')} className="-mt-1 border-b print:hidden">
      <ul className="flex flex-wrap gap-x-5 max-sm:gap-x-3">
        {tabs.map((tab) => (
          <li key={tab}>
            <Link
              href={`/batch/${runId}${tab === 'result' ? '' : `/${tab}`}?a=${a}&b=${b}${writeReading(reading)}`}
              aria-current={tab === current ? 'page' : undefined}
              className={classNames(
                '-mb-px inline-flex min-h-9 items-center border-b-2 text-sm',
                tab === current ? 'border-ink font-medium text-ink' : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {t(tab)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
