// What came back of each version: scored, or lost and how.
import { useTranslations } from 'next-intl'
import { Explained } from '@/components/run/explained'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { trialOutcomes } from '@/lib/core/run/run'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import type { Report } from '@/lib/core/scoring/report'

export function OutcomesTable({ report, titles }: { report: Report; titles: readonly string[] }) {
  const t = useTranslations('result.outcomes')
  const { count } = useFigures()
  const cell = 'px-2 py-1.5 whitespace-nowrap not-first:text-right first:pl-0 first:text-left last:pr-0'
  return (
    <Card title={t('title')} aside={t('aside')}>
      <ScrollRegion label={t('label')} className="overflow-x-auto">
        <table className="w-full text-sm">
          <thead>
            <tr>
              <td />
              {trialOutcomes.map((outcome) => (
                <th key={outcome} scope="col" className={`${cell} text-xs font-medium text-ink-3`}>
                  <Explained figure={outcome}>{t(outcome)}</Explained>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reportedVersions(report).map(({ version, arm }) => (
              <tr key={titles[arm]} className="border-t">
                <th scope="row" className={`${cell} font-normal`}>
                  <ArmTag arm={arm} />
                  <span className="sr-only">{titles[arm]}</span>
                </th>
                {trialOutcomes.map((outcome) => (
                  <td
                    key={outcome}
                    className={`${cell} ${outcome !== 'scored' && version.outcomes[outcome] > 0 ? 'font-medium text-miss' : ''}`}
                  >
                    {count(version.outcomes[outcome])}
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
