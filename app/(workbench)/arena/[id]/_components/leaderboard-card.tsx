// The ranks, with intervals drawn and what is tied shown as tied.
import { useTranslations } from 'next-intl'
import { ScoreChart } from '@/components/chart/score-chart'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import type { ArenaReport } from '@/lib/usecases/arena-report'
import type { ContenderView } from '../contender-view'

export function LeaderboardCard({
  report,
  contenders,
}: {
  report: Pick<ArenaReport, 'ranked'>
  contenders: readonly ContenderView[]
}) {
  const t = useTranslations('arena.chart')
  const byArm = new Map(contenders.map((contender) => [contender.arm, contender]))
  return (
    <Card title={t('title')} aside={t('aside')}>
      <ScoreChart
        caption={t('caption')}
        items={report.ranked.map(({ arm, ...ranked }) => {
          const { title = '', place = 0 } = byArm.get(arm) ?? {}
          return {
            ...ranked,
            key: String(arm),
            name: title,
            label: (
              <>
                <ArmTag arm={place} />
                <span className="min-w-0 [overflow-wrap:anywhere] sm:truncate" title={title}>
                  {title}
                </span>
              </>
            ),
          }
        })}
      />
    </Card>
  )
}
