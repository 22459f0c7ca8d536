// The θ that the labels speak for, in a sentence, and both rules behind it; or what is lacking.
'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import {
  type EstimatedShare,
  FEWEST_OF_A_KIND,
  FEWEST_PAIRS,
  SURE_PRECISION,
  type ThetaSuggestion,
  type ThresholdQuality,
  type TooFewPairs,
} from '@/lib/core/matching/threshold-quality'

interface SuggestionCardProps {
  suggestion: ThetaSuggestion | TooFewPairs
  /** Quality at the run's θ. */
  current: ThresholdQuality
  /** Pairs that θ decides about, and how many of the drawn ones have no label yet. */
  pairs: number
  unlabelled: number
  applyHref: string
}

export function SuggestionCard({ suggestion, current, pairs, unlabelled, applyHref }: SuggestionCardProps) {
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
    </Card>
  )
}
