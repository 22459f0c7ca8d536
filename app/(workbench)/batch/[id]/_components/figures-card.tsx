// The figures of a run: hit rates with their intervals drawn, baselines in grey, then all measures as a table.
import { useTranslations } from 'next-intl'
import { Explained } from '@/components/run/explained'
import { HitRateChart } from '@/components/run/hit-rate-chart'
import { useFigures } from '@/components/run/use-figures'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import type { Report } from '@/lib/core/scoring/report'
import { REPORT_K, REPORT_KS } from '@/lib/usecases/run-report'

export function FiguresCard({ report, titles, rows }: { report: Report; titles: readonly string[]; rows: number }) {
  const t = useTranslations('result')
  return (
    <Card
      title={<Explained figure="hitRate">{t('chart.title')}</Explained>}
      aside={t(report.judging === undefined ? 'chart.aside' : 'chart.judgedAside', { theta: report.run.theta, rows })}
    >
      <HitRateChart report={report} titles={titles} rows={rows} k={REPORT_K} />
      <FiguresTable report={report} titles={titles} />
    </Card>
  )
}

function FiguresTable({ report, titles }: { report: Report; titles: readonly string[] }) {
  const t = useTranslations('result.table')
  const { count, fine, money, percent } = useFigures()
  const cell = 'px-1.5 py-2 whitespace-nowrap not-first:text-right first:pl-0 first:text-left last:pr-0'
  const head = `${cell} text-xs font-medium text-ink-3`
  const versions = reportedVersions(report)
  const reused = versions.some(({ version }) => version.reusedAnswers > 0)
  return (
    <ScrollRegion label={t('label')} className="mt-3 overflow-x-auto border-t pt-1">
      <table className="w-full text-sm">
        <thead>
          <tr>
            <th scope="col" className={head}>
              <span className="sr-only">{t('version')}</span>
            </th>
            {REPORT_KS.map((k) => (
              <th key={k} scope="col" className={head}>
                <Explained figure="hitRate">{t('hitAt', { k })}</Explained>
              </th>
            ))}
            <th scope="col" className={head}>
              <Explained figure="mrr">{t('mrr')}</Explained>
            </th>
            <th scope="col" className={head}>
              <Explained figure="ndcg">{t('ndcg')}</Explained>
            </th>
            <th scope="col" className={head}>
              <Explained figure="coverage">{t('coverage')}</Explained>
            </th>
            <th scope="col" className={head}>
              <Explained figure="calls">{t('calls')}</Explained>
            </th>
            {reused && (
              <th scope="col" className={head}>
                <Explained figure="reused">{t('reused')}</Explained>
              </th>
            )}
            <th scope="col" className={head}>
              <Explained figure="tokens">{t('tokens')}</Explained>
            </th>
            <th scope="col" className={head}>
              <Explained figure="cost">{t('cost')}</Explained>
            </th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ version, arm }) => (
            <tr key={titles[arm]} className="border-t">
              <th scope="row" className={`${cell} font-normal`}>
                <ArmTag arm={arm} />
                <span className="sr-only">{titles[arm]}</span>
              </th>
              {REPORT_KS.map((k) => (
                <td key={k} className={`${cell} ${k === REPORT_K ? 'font-semibold' : ''}`}>
                  {version.trials === 0 ? '–' : percent(version.hitAt[k] ?? 0)}
                </td>
              ))}
              <td className={cell}>{fine(version.mrr)}</td>
              <td className={cell}>{fine(version.ndcgAt[REPORT_K] ?? 0)}</td>
              <td className={cell}>{percent(version.answerCoverage)}</td>
              <td className={cell}>{count(version.calls)}</td>
              {reused && <td className={cell}>{count(version.reusedAnswers)}</td>}
              <td className={cell}>
                {version.calls === 0
                  ? '–'
                  : count(Math.round((version.tokens.input + version.tokens.output) / version.calls))}
              </td>
              <td className={cell}>{version.costUsd === null ? t('unknown') : money(version.costUsd)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
