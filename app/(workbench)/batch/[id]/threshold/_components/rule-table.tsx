// The θ that each rule comes to, beside the one in use.
'use client'

import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { SURE_PRECISION, type ThetaSuggestion, type ThresholdQuality } from '@/lib/core/matching/threshold-quality'
import { QualityCells, QualityHeads } from './quality-cells'

interface RuleTableProps extends Pick<ThetaSuggestion, 'sure' | 'balanced'> {
  current: ThresholdQuality
}

export function RuleTable({ sure, balanced, current }: RuleTableProps) {
  const t = useTranslations('threshold.suggestion.rules')
  const { degree, percent } = useFigures()
  const rows = [
    { words: t('sure', { limit: percent(SURE_PRECISION) }), quality: sure },
    { words: t('balanced'), quality: balanced },
    { words: t('current'), quality: current },
  ]
  return (
    <>
      <ScrollRegion label={t('rule')} className="mt-4 overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <QualityHeads before={[t('rule'), t('theta')]} />
          </thead>
          <tbody>
            {rows.map(({ words, quality }) => (
              <tr key={words} className="border-t tabular-nums">
                <th scope="row" className="min-w-48 py-1 pr-2 text-left font-normal">
                  {words}
                </th>
                <td className="px-2 py-1 font-medium">{quality === null ? t('absent') : degree(quality.theta)}</td>
                <QualityCells quality={quality} />
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="mt-1 text-xs text-ink-3">{t('why')}</p>
    </>
  )
}
