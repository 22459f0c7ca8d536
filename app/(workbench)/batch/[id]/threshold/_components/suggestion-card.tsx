// The θ that the labels speak for, in a sentence, and both rules behind it; or what is lacking.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { useFigures } from '@/components/run/use-figures'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ScrollRegion } from '@/components/ui/scroll-region'
import {
  type EstimatedShare,
  FEWEST_OF_A_KIND,
  FEWEST_PAIRS,
  SURE_PRECISION,
  type ThetaSuggestion,
  type ThresholdQuality,
  type TooFewPairs,
} from '@/lib/core/matching/threshold-quality'
import { QualityCells, QualityHeads } from './quality-cells'

interface SuggestionCardProps {
  suggestion: ThetaSuggestion | TooFewPairs
  /** Quality at the run's θ. */
  current: ThresholdQuality
  /** Pairs that θ decides about, and how many of the drawn ones have no label yet. */
  pairs: number
  unlabelled: number
  applyHref: string
  /** Which level counts, and how many are drawn. */
  children: ReactNode
}

export function SuggestionCard({ suggestion, current, pairs, unlabelled, applyHref, children }: SuggestionCardProps) {
  const t = useTranslations('threshold.suggestion')
  const { degree, percent } = useFigures()
  const shareOf = (share: EstimatedShare | null) => (share === null ? '–' : percent(share.share))
  if ('looked' in suggestion)
    return (
      <Card title={t('title')}>
        <p className="text-base text-balance">
          {unlabelled === 0 && pairs <= suggestion.looked
            ? t('scarce', { pairs })
            : t('few', { ...suggestion, least: FEWEST_PAIRS, each: FEWEST_OF_A_KIND })}
        </p>
        <div className="mt-3 grid gap-2">{children}</div>
      </Card>
    )
  const { rule, theta, sure, balanced } = suggestion
  const chosen = sure ?? balanced
  const words = {
    theta: degree(theta),
    precision: shareOf(chosen.precision),
    low: percent(chosen.precision?.interval[0] ?? 0),
    recall: shareOf(chosen.recall),
  }
  const limit = percent(SURE_PRECISION)
  return (
    <Card title={t('title')}>
      <p className="text-lg font-medium text-balance">{t(rule, words)}</p>
      <p className="mt-1 text-sm text-ink-2">
        {theta === current.theta
          ? t('same')
          : t('current', {
              theta: degree(current.theta),
              precision: shareOf(current.precision),
              recall: shareOf(current.recall),
            })}
      </p>
      {sure === null && <p className="mt-1 text-sm text-ink-2">{t('noSure', { limit })}</p>}
      <div className="mt-3">
        <Link href={`${applyHref}&theta=${theta}`} className={buttonClass('primary')}>
          {t('apply', { theta: degree(theta) })}
        </Link>
      </div>
      <RuleTable
        rows={[
          { words: t('rules.sure', { limit }), quality: sure },
          { words: t('rules.balanced'), quality: balanced },
          { words: t('rules.current'), quality: current },
        ]}
      />
      <p className="mt-1 text-xs text-ink-3">{t('rules.why')}</p>
      <div className="mt-4 grid gap-2">{children}</div>
    </Card>
  )
}

function RuleTable({ rows }: { rows: readonly { words: string; quality: ThresholdQuality | null }[] }) {
  const t = useTranslations('threshold.suggestion.rules')
  const { degree } = useFigures()
  return (
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
  )
}
