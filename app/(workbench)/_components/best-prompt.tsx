// The best prompt of the scene: its hit rate with the interval, and what else decides whether it is worth using.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { baselineName } from '@/components/run/baseline-name'
import { Explained } from '@/components/run/explained'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import type { Standing } from '@/lib/core/scoring/scene-standing'

export function BestPrompt({ standing: { best, baselines }, title }: { standing: Standing; title: string }) {
  const t = useTranslations('home.best')
  const names = useTranslations('result.baselines')
  const { money, percent, points, range } = useFigures()
  const [baseline] = baselines
  return (
    <Card title={<Explained figure="best">{t('title')}</Explained>}>
      <p className="text-base font-semibold [overflow-wrap:anywhere]">{title}</p>
      <p className="mt-2 text-figure font-semibold tracking-tight">{percent(best.hitRate)}</p>
      <p className="mt-1 mb-3 text-sm text-ink-2">
        {t.rich('interval', {
          range: range(best.interval),
          rows: best.rows,
          number: best.runNumber,
          run: (words) => (
            <Link
              href={`/batch/${best.runId}`}
              className="underline decoration-line-strong underline-offset-4 hover:text-ink"
            >
              {words}
            </Link>
          ),
        })}
      </p>
      <dl className="text-sm">
        {baseline !== undefined && (
          <Line
            name={<Explained figure="over">{t('over', { baseline: baselineName(baseline.name, names) })}</Explained>}
          >
            {t('points', {
              points: `${best.hitRate >= baseline.hitRate ? '+' : ''}${points(best.hitRate - baseline.hitRate)}`,
            })}
          </Line>
        )}
        <Line name={<Explained figure="coverage">{t('coverage')}</Explained>}>{percent(best.coverage)}</Line>
        <Line name={<Explained figure="costOfThousand">{t('cost')}</Explained>}>
          {best.costOfThousand === null ? t('unknown') : money(best.costOfThousand)}
        </Line>
      </dl>
    </Card>
  )
}

function Line({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-4 border-t py-1.5 last:pb-0">
      <dt className="min-w-0 text-ink-2">{name}</dt>
      <dd className="font-semibold whitespace-nowrap">{children}</dd>
    </div>
  )
}
