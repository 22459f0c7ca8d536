// Precision and recall over θ, one line a source with its interval.
'use client'

import { useTranslations } from 'next-intl'
import { type Line, LineChart } from '@/components/chart/line-chart'
import { useFigures } from '@/components/run/use-figures'
import type { ThresholdQuality } from '@/lib/core/matching/threshold-quality'

export interface QualitySource extends Pick<Line, 'key' | 'name' | 'letter' | 'tone'> {
  qualities: readonly ThresholdQuality[]
}

interface QualityChartsProps {
  sources: readonly QualitySource[]
  marked: { x: number; words: string }
}

const TICKS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]
const measures = ['precision', 'recall'] as const

export function QualityCharts({ sources, marked }: QualityChartsProps) {
  const t = useTranslations('threshold.quality')
  const { degree, percent } = useFigures()
  const drawn = measures.map((measure) => {
    const lines = sources.map(
      ({ qualities, ...line }): Line => ({
        ...line,
        points: qualities.flatMap(({ theta, [measure]: share }) =>
          share === null ? [] : [{ x: theta, share: share.share, interval: share.interval }],
        ),
      }),
    )
    const xs = lines.flatMap(({ points }) => points.map(({ x }) => x))
    const reaches = (x: number) => x >= Math.min(...xs) && x <= Math.max(...xs)
    return { measure, lines, ticks: TICKS.filter(reaches), marked: reaches(marked.x) ? marked : undefined }
  })
  return (
    <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
      {drawn.map(({ measure, ...chart }) => (
        <div key={measure} className="min-w-0">
          <h3 className="text-sm font-medium">
            {t(measure)} <span className="text-xs font-normal text-ink-3">{t(`${measure}Aside`)}</span>
          </h3>
          <LineChart
            caption={`${t(measure)} ${t(`${measure}Aside`)}`}
            headings={{ x: 'θ', interval: t('interval') }}
            {...chart}
            xWords={degree}
            percent={percent}
          />
        </div>
      ))}
    </div>
  )
}
