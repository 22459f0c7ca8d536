// The verdict of the latest run that is over, with its hit rates.
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { armTitles } from '@/components/run/arm-title'
import { HitRateChart } from '@/components/run/hit-rate-chart'
import { defaultPair, verdictOf } from '@/components/run/verdict'
import { VerdictDetail, VerdictHeadline } from '@/components/run/verdict-sentence'
import { Card } from '@/components/ui/card'
import type { Run } from '@/lib/store/runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import { readResult } from '../batch/read-result'

export async function LatestResult({ run }: { run: Run }) {
  const [{ report }, t] = await Promise.all([readResult(run), getTranslations('home')])
  const titles = armTitles(run.arms)
  const verdict = verdictOf(report, ...defaultPair(report.versions, REPORT_K), REPORT_K)
  return (
    <Card
      title={t('latest', { number: run.number })}
      aside={
        <Link href={`/batch/${run.id}`} className="underline underline-offset-2 hover:text-ink">
          {t('open')}
        </Link>
      }
    >
      <p className="text-lg font-semibold text-balance">
        <VerdictHeadline verdict={verdict} titles={titles} />
      </p>
      <p className="mb-4 text-sm text-ink-2">
        <VerdictDetail verdict={verdict} rows={report.run.sampledRows} />
      </p>
      <HitRateChart
        report={report}
        titles={titles}
        rows={Math.max(0, ...report.versions.map((version) => version.trials))}
        k={REPORT_K}
      />
    </Card>
  )
}
