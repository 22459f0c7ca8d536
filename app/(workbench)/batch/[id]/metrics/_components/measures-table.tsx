// Every measure of every version, one below the other: versions as columns, what is conditional beside what is not.
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { FullMetrics } from '@/lib/core/scoring/full-metrics'
import { REPORT_K, REPORT_KS } from '@/lib/usecases/run-report'

interface MeasuresTableProps {
  titles: readonly string[]
  metrics: readonly FullMetrics[]
}

type Figure = { name: string; hint: string; of: (metrics: FullMetrics) => ReactNode }

const cell = 'px-2 py-1.5 align-top not-first:text-right first:pl-0 first:text-left last:pr-0'

export function MeasuresTable({ titles, metrics }: MeasuresTableProps) {
  const t = useTranslations('scores.metrics')
  const figures = useMeasures(metrics.some(({ severalLabels }) => severalLabels > 0))
  return (
    <Card title={t('table.title')} aside={t('table.aside', { rows: Math.max(0, ...metrics.map((one) => one.rows)) })}>
      <ScrollRegion label={t('table.title')} className="relative overflow-x-auto">
        <table className="w-full text-sm sm:min-w-[40rem]">
          <thead>
            <tr>
              <th scope="col" className={`${cell} text-xs font-medium text-ink-3`}>
                {t('table.measure')}
              </th>
              {titles.map((title, arm) => (
                <th key={title} scope="col" title={title} className={cell}>
                  <ArmTag arm={arm} />
                  <span className="sr-only">{title}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.map(({ name, hint, of }) => (
              <tr key={name} className="border-t">
                <th scope="row" className={`${cell} font-normal sm:min-w-44`}>
                  {name}
                  <span className="block max-w-[64ch] text-xs text-ink-3">{hint}</span>
                </th>
                {metrics.map((one, arm) => (
                  <td key={titles[arm]} className={`${cell} sm:whitespace-nowrap`}>
                    {one.rows === 0 ? '–' : of(one)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  )
}

/** Recall is the hit rate where rows have one label each, and is left out then. */
function useMeasures(severalLabels: boolean): Figure[] {
  const t = useTranslations('scores.metrics')
  const { fine, percent, range } = useFigures()
  const or = (value: number | null | undefined, words: (value: number) => string) =>
    value == null ? '–' : words(value)
  const ranged = ({ hitAt, hitAtInterval }: Pick<FullMetrics, 'hitAt' | 'hitAtInterval'>, cut: number, basis = '') => (
    <>
      {percent(hitAt[cut] ?? 0)}
      <span className="block text-xs whitespace-nowrap text-ink-3 sm:ml-2 sm:inline">
        {range(hitAtInterval[cut] ?? [0, 1])}
        {basis !== '' && <span className="block sm:ml-2 sm:inline">{basis}</span>}
      </span>
    </>
  )
  const k = REPORT_K
  return [
    ...REPORT_KS.map((cut) => ({
      name: t('measures.hit.name', { k: cut }),
      hint: cut === k ? t('measures.hit.hint') : '',
      of: (one: FullMetrics) => ranged(one, cut),
    })),
    {
      name: t('measures.conditional.name', { k }),
      hint: t('measures.conditional.hint'),
      of: (one) => or(one.conditionalHitAt[k], percent),
    },
    ...(severalLabels
      ? [
          {
            name: t('measures.recall.name', { k }),
            hint: t('measures.recall.hint'),
            of: (one: FullMetrics) => percent(one.recallAt[k] ?? 0),
          },
        ]
      : []),
    { name: 'MRR', hint: t('measures.mrr.hint'), of: (one) => fine(one.mrr) },
    { name: `NDCG@${k}`, hint: t('measures.ndcg.hint'), of: (one) => fine(one.ndcgAt[k] ?? 0) },
    { name: t('measures.coverage.name'), hint: t('measures.coverage.hint'), of: (one) => percent(one.answerCoverage) },
    {
      name: t('measures.catalogue.name'),
      hint: t('measures.catalogue.hint'),
      of: (one) => or(one.catalogueCoverage, percent),
    },
    {
      name: t('measures.novelty.name'),
      hint: t('measures.novelty.hint'),
      of: (one) => or(one.novelty, (bits) => t('bits', { bits })),
    },
    ...(['repeat', 'fresh'] as const).map((which) => ({
      name: t(`measures.${which}.name`, { k }),
      hint: t(`measures.${which}.hint`),
      of: (one: FullMetrics) => {
        const part = one[which]
        return part === null ? '–' : ranged(part, k, t('ofRows', { rows: part.rows }))
      },
    })),
  ]
}
