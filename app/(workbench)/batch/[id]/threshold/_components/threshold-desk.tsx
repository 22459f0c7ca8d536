// Labels as they are said, and what follows from them at once: the θ to use, precision and recall, the judges beside people.
'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Judging } from '@/components/run/judge-form'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import type { Result } from '@/lib/boundary/result'
import type { DrawnPair } from '@/lib/core/matching/draw-pairs'
import { type MatchLevel, meansProduct, type PairLabel } from '@/lib/core/matching/pair-label'
import { suggestTheta, thetaGrid, thresholdQualities } from '@/lib/core/matching/threshold-quality'
import type { JudgeVerdicts } from '@/lib/usecases/export-pairs'
import type { LabelPairInput } from '@/lib/usecases/label-pair'
import { JudgeCard } from './judge-card'
import { LabelCard } from './label-card'
import { LabelTable } from './label-table'
import { QualityCard } from './quality-card'
import { SuggestionCard } from './suggestion-card'
import { useLabels } from './use-labels'

export interface ThresholdDeskProps {
  runId: string
  /** Of the run. */
  theta: number
  drawn: DrawnPair[]
  /** Drawn pairs of each stratum. */
  stratumSizes: number[]
  /** Pairs that θ decides about, drawn or not. */
  pairs: number
  level: MatchLevel
  labels: (PairLabel | null)[]
  judges: JudgeVerdicts[]
  /** The form of a new run as this one was, to which θ is added; and the file of the labels. */
  hrefs: { apply: string; export: string }
  /** What the pairs are and how they were drawn; and what else may be chosen. */
  about: ReactNode
  judging: {
    models: Judging['models']
    size: number
    onPrice: (input: PairsPriceInput) => ReturnType<Judging['onPrice']>
  }
  onLabel: (input: LabelPairInput) => Promise<Result<unknown>>
}

interface PairsPriceInput {
  runId: string
  size: number
  input: Parameters<Judging['onPrice']>[0]
}

/** Hundredths between the places of the curves. */
const STEP = 2

export function ThresholdDesk(props: ThresholdDeskProps) {
  const { runId, theta, drawn, stratumSizes, pairs, level, judges, hrefs, about, judging, onLabel } = props
  const t = useTranslations('threshold.quality')
  const { degree } = useFigures()
  const labelling = useLabels(runId, drawn, props.labels, onLabel)
  const { labels } = labelling
  const found = useMemo(() => {
    const judged = drawn.flatMap((pair, at) => {
      const label = labels[at] ?? null
      return label === null ? [] : [{ ...pair, match: meansProduct(label, level) }]
    })
    return {
      suggestion: suggestTheta(judged, stratumSizes, theta),
      current: thresholdQualities(judged, stratumSizes, [theta]),
      qualities: thresholdQualities(judged, stratumSizes, thetaGrid(STEP)),
    }
  }, [drawn, labels, level, stratumSizes, theta])
  const { suggestion, qualities } = found
  const [current = { theta, precision: null, recall: null, f1: null }] = found.current
  const marked =
    'theta' in suggestion
      ? { x: suggestion.theta, words: t('suggested', { theta: degree(suggestion.theta) }) }
      : { x: theta, words: t('used', { theta: degree(theta) }) }
  return (
    <>
      <SuggestionCard
        suggestion={suggestion}
        current={current}
        pairs={pairs}
        unlabelled={labels.filter((label) => label === null).length}
        applyHref={hrefs.apply}
      />
      <LabelCard pairs={drawn} labelling={labelling} exportHref={hrefs.export} />
      <Card title={t('how')} className="grid gap-2">
        {about}
      </Card>
      <QualityCard suggestion={suggestion} current={current} qualities={qualities} marked={marked} />
      <LabelTable pairs={drawn} labelling={labelling} />
      <JudgeCard
        runId={runId}
        theta={theta}
        drawn={drawn}
        level={level}
        labels={labels}
        first={judges}
        size={judging.size}
        judging={{ models: judging.models, onPrice: (input) => judging.onPrice({ runId, size: judging.size, input }) }}
      />
    </>
  )
}
