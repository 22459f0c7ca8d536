// How many pairs the zone holds, by who has looked at them, and whose verdicts may be read by.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { classNames } from '@/components/ui/class-names'
import type { JudgingReport } from '@/lib/core/scoring/judge-grey'
import { type ResultView, viewHref } from '../../view-href'

interface ZoneCardProps {
  judging: JudgingReport
  judges: readonly { connection: string; model: string }[]
  view: ResultView
}

export function ZoneCard({ judging, judges, view }: ZoneCardProps) {
  const t = useTranslations('judged.zone')
  const { degree } = useFigures()
  const { low, high, connection, model, pairs, byPeople, byJudge, unsure, open } = judging
  const words = { low: degree(low), high: degree(high), pairs, people: byPeople, open }
  return (
    <Card title={t('title')}>
      <p className="max-w-[78ch] text-sm [overflow-wrap:anywhere]">
        {view.reading === undefined ? t('nobody', words) : t('pairs', { ...words, model, judge: byJudge, unsure })}
      </p>
      {judges.length > 1 && (
        <nav aria-label={t('judges')} className="mt-3 flex flex-wrap items-center gap-2">
          <span className="text-xs text-ink-3">{t('judges')}</span>
          {judges.map((judge) => {
            const current = judge.connection === connection && judge.model === model
            return (
              <Link
                key={`${judge.connection} ${judge.model}`}
                href={viewHref({ ...view, reading: { ...judge, low, high } })}
                scroll={false}
                aria-current={current ? 'true' : undefined}
                className={classNames(
                  'inline-flex min-h-8 items-center rounded-md border px-2.5 text-sm [overflow-wrap:anywhere]',
                  current ? 'border-ink font-medium text-ink' : 'border-line-strong text-ink-2 hover:text-ink',
                )}
              >
                {judge.model}
              </Link>
            )
          })}
        </nav>
      )}
    </Card>
  )
}
