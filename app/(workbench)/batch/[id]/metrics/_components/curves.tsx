// The hit rate over the cut-off k and over the threshold θ, and what it costs.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { armTone } from '@/components/chart/interval-chart'
import { type Line, LineChart } from '@/components/chart/line-chart'
import { ParetoChart, type PricedPoint } from '@/components/chart/pareto-chart'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { armLetter } from '@/components/ui/chip'
import type { CurvePlace } from '@/lib/core/scoring/curves'

export interface ArmCurve {
  key: string
  name: string
  /** Null for a baseline. */
  arm: number | null
  points: CurvePlace[]
}

const toLine = ({ key, name, arm, points }: ArmCurve): Line => ({
  key,
  name: arm === null ? name : `${armLetter(arm)} ${name}`,
  letter: arm === null ? '' : armLetter(arm),
  tone: arm === null ? 'baseline' : armTone(arm),
  points,
})

export function CutoffCard({ curves, k }: { curves: readonly ArmCurve[]; k: number }) {
  const t = useTranslations('scores.metrics.cutoff')
  const { percent } = useFigures()
  const baselines = curves.filter(({ arm }) => arm === null).map(({ name }) => name)
  return (
    <Card title={t('title')} aside={t('aside')}>
      <LineChart
        caption={t('title')}
        headings={{ x: t('x'), interval: t('interval') }}
        lines={curves.map(toLine)}
        marked={{ x: k, words: `@${k}` }}
        ticks={curves[0]?.points.map(({ x }) => x) ?? []}
        xWords={String}
        percent={percent}
      />
      {baselines.length > 0 && (
        <p className="mt-1 text-xs text-ink-3">{t('baselines', { names: baselines.join(t('join')) })}</p>
      )}
    </Card>
  )
}

interface ThresholdCardProps {
  curves: readonly ArmCurve[]
  theta: number
  /** Where names are labelled to check θ. */
  labelHref: string
}

export function ThresholdCard({ curves, theta, labelHref }: ThresholdCardProps) {
  const t = useTranslations('scores.metrics.threshold')
  const labelling = useTranslations('threshold')
  const { degree, percent } = useFigures()
  const spread = curves.map(({ points }) => {
    const at = (x: number) => points.find((point) => Math.abs(point.x - x) < 1e-9)?.share ?? 0
    return { low: at(0.6), high: at(0.95) }
  })
  const widest = Math.max(0, ...spread.map(({ low, high }) => low - high))
  return (
    <Card title={t('title')} aside={t('aside')}>
      <p className="mb-2 text-sm">{widest < 0.02 ? t('flat') : t('steep', { points: widest * 100 })}</p>
      <LineChart
        caption={t('title')}
        headings={{ x: 'θ', interval: t('interval') }}
        lines={curves.map(toLine)}
        marked={{ x: theta, words: t('marked', { theta }) }}
        ticks={[0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]}
        xWords={degree}
        percent={percent}
      />
      <p className="mt-2 text-sm">
        <Link href={labelHref} className="text-arm-a underline underline-offset-2">
          {labelling('open')}
        </Link>
      </p>
    </Card>
  )
}

interface CostCardProps {
  points: readonly PricedPoint[]
  /** Versions whose price isn't known. */
  unpriced: readonly string[]
}

export function CostCard({ points, unpriced }: CostCardProps) {
  const t = useTranslations('scores.metrics.cost')
  const { money, percent } = useFigures()
  const free = points.every(({ cost }) => cost === 0)
  const front = points.filter((point) => point.front).sort((a, b) => a.cost - b.cost)
  return (
    <Card title={t('title')} aside={t('aside')}>
      {points.length === 0 || free ? (
        <p className="text-sm text-ink-2">{points.length === 0 ? t('unknown') : t('free')}</p>
      ) : (
        <>
          <p className="mb-2 text-sm">{t('front', { letters: front.map(({ letter }) => letter).join(t('join')) })}</p>
          <ParetoChart
            caption={t('title')}
            headings={{ name: t('name'), cost: t('cost'), share: t('share'), front: t('unbeaten') }}
            points={points}
            money={money}
            percent={percent}
            yes={t('yes')}
          />
        </>
      )}
      {unpriced.length > 0 && points.length > 0 && (
        <p className="mt-1 text-xs text-ink-3">{t('unpriced', { names: unpriced.join(t('join')) })}</p>
      )}
    </Card>
  )
}
