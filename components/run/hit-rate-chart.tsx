// Hit rates of a run's versions with their intervals, baselines in grey.
import { useTranslations } from 'next-intl'
import { armTone, IntervalChart } from '@/components/chart/interval-chart'
import { ArmTitle, armLetter } from '@/components/ui/chip'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import type { Report } from '@/lib/core/scoring/report'
import { useBaselineName } from './use-baseline-name'

interface HitRateChartProps {
  report: Report
  titles: readonly string[]
  /** Rows that some version has finished: those on which the baselines were scored. */
  rows: number
  k: number
}

export function HitRateChart({ report, titles, rows, k }: HitRateChartProps) {
  const t = useTranslations('result')
  const baselineName = useBaselineName()
  const whole: [number, number] = [0, 1]
  return (
    <IntervalChart
      caption={t('chart.caption')}
      items={[
        ...reportedVersions(report).map(({ version, arm }) => ({
          key: `arm-${arm}`,
          name: `${armLetter(arm)} ${titles[arm] ?? ''}`,
          label: <ArmTitle arm={arm} title={titles[arm]} />,
          tone: armTone(arm),
          value: version.trials === 0 ? null : (version.hitAt[k] ?? 0),
          interval: version.hitAtInterval[k] ?? whole,
        })),
        ...report.baselines.map(({ name, hitAt, hitAtInterval }) => ({
          key: name,
          name: baselineName(name),
          label: <span className="truncate font-normal sm:pl-7">{baselineName(name)}</span>,
          tone: 'baseline' as const,
          value: rows === 0 ? null : (hitAt[k] ?? 0),
          interval: hitAtInterval[k] ?? whole,
        })),
      ]}
    />
  )
}
