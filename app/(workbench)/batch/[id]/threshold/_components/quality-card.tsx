// What the labels tell of f at each θ: drawn, and in figures.
'use client'

import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import type { ThetaSuggestion, ThresholdQuality, TooFewPairs } from '@/lib/core/matching/threshold-quality'
import { QualityCells, QualityHeads } from './quality-cells'
import { QualityCharts } from './quality-charts'
import { RuleTable } from './rule-table'

interface QualityCardProps {
  suggestion: ThetaSuggestion | TooFewPairs
  /** Quality at the run's θ. */
  current: ThresholdQuality
  qualities: readonly ThresholdQuality[]
  marked: { x: number; words: string }
}

export function QualityCard({ suggestion, current, qualities, marked }: QualityCardProps) {
  const t = useTranslations('threshold.quality')
  const known = qualities.some(({ precision, recall }) => precision !== null || recall !== null)
  return (
    <Card title={t('title')} aside={t('weights')}>
      {known ? (
        <>
          <QualityCharts
            sources={[{ key: 'people', name: t('people'), letter: '', tone: 'ink', qualities }]}
            marked={marked}
          />
          {'theta' in suggestion && <RuleTable {...suggestion} current={current} />}
          <QualityTable qualities={qualities} />
        </>
      ) : (
        <p className="text-sm text-ink-2">{t('empty')}</p>
      )}
    </Card>
  )
}

function QualityTable({ qualities }: Pick<QualityCardProps, 'qualities'>) {
  const t = useTranslations('threshold.quality')
  const { count, degree } = useFigures()
  return (
    <details className="mt-3">
      <summary className="cursor-pointer text-sm text-ink-2">{t('table')}</summary>
      <ScrollRegion label={t('table')} className="mt-2 overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead>
            <QualityHeads before={['θ']} after={[t('pairs')]} />
          </thead>
          <tbody>
            {qualities.map((quality) => (
              <tr key={quality.theta} className="border-t">
                <th scope="row" className="py-1 text-left font-medium">
                  {degree(quality.theta)}
                </th>
                <QualityCells quality={quality} />
                <td className="px-2 py-1">{count(quality.precision?.pairs ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </details>
  )
}
