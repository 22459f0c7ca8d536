// Hit rates by f and with the judge side by side, and the hits that came and went; from here the result can be read so.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useFigures } from '@/components/run/use-figures'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ArmTitle } from '@/components/ui/chip'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import type { JudgingReport } from '@/lib/core/scoring/judge-grey'
import type { Report } from '@/lib/core/scoring/report'
import { writeReading } from '@/lib/core/scoring/write-reading'
import { REPORT_K } from '@/lib/usecases/run-report'
import type { ResultView } from '../../view-href'

interface ChangesCardProps {
  runId: string
  titles: readonly string[]
  view: ResultView
  reports: { kept: Report; judged: Report }
  judging: JudgingReport
}

const cell = 'px-2 py-1.5 align-top whitespace-nowrap not-first:text-right first:pl-0 first:text-left last:pr-0'

export function ChangesCard({ runId, titles, view: { a, b, reading }, reports, judging }: ChangesCardProps) {
  const t = useTranslations('judged.changes')
  const { count } = useFigures()
  const query = `?a=${a}&b=${b}${writeReading(reading)}`
  const heads = [t('kept', { k: REPORT_K }), t('judged', { k: REPORT_K }), t('gained'), t('lost')]
  return (
    <Card title={t('title')}>
      <ScrollRegion label={t('title')} className="overflow-x-auto">
        <table className="w-full text-sm tabular-nums">
          <thead>
            <tr>
              {[t('version'), ...heads].map((head) => (
                <th key={head} scope="col" className={`${cell} text-xs font-medium text-ink-3`}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {reportedVersions(reports.kept).map(({ version, arm }) => (
              <tr key={arm} className="border-t">
                <th scope="row" className={`${cell} max-w-72 min-w-32 font-medium`}>
                  <span className="flex items-center gap-2 whitespace-normal">
                    <ArmTitle arm={arm} title={titles[arm]} />
                  </span>
                </th>
                <Rate version={version} />
                <Rate version={reports.judged.versions[arm]} />
                <td className={cell}>+{count(judging.versions[arm]?.gained ?? 0)}</td>
                <td className={cell}>−{count(judging.versions[arm]?.lost ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {reading !== undefined && (
        <p className="mt-3 flex flex-wrap gap-2">
          <Link href={`/batch/${runId}${query}`} className={buttonClass('primary')}>
            {t('read')}
          </Link>
          <Link href={`/batch/${runId}/report${query}`} className={buttonClass()}>
            {t('report')}
          </Link>
        </p>
      )}
    </Card>
  )
}

function Rate({ version }: { version: Report['versions'][number] | undefined }) {
  const { percent, range } = useFigures()
  if (version === undefined) return <td className={cell}>–</td>
  return (
    <td className={cell}>
      {percent(version.hitAt[REPORT_K] ?? 0)}
      <span className="block text-xs text-ink-3">{range(version.hitAtInterval[REPORT_K] ?? [0, 1])}</span>
    </td>
  )
}
