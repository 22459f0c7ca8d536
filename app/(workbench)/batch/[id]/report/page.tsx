// The report of a run to be sent or printed: the verdict, the figures, and what another needs to do it again.
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { codeVersion } from '@/app/code-version'
import { PageHeader } from '@/components/layout/page-header'
import { StatusChip } from '@/components/run/status-chip'
import { verdictOf } from '@/components/run/verdict'
import { VerdictDetail, VerdictHeadline } from '@/components/run/verdict-sentence'
import { buttonClass } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { countRows } from '@/lib/core/scoring/row-tally'
import { writeReading } from '@/lib/core/scoring/write-reading'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import type { RunResult } from '@/lib/usecases/run-result'
import { describeRun, type RunSetup } from '@/lib/usecases/run-setup'
import { readJudged, viewOf } from '../../read-judged'
import { readResult } from '../../read-result'
import { BestOfCard } from '../_components/best-of-card'
import { FiguresCard } from '../_components/figures-card'
import { JudgedNotice } from '../_components/judged-notice'
import { OutcomesTable } from '../_components/outcomes-table'
import { ResultTabs } from '../_components/result-tabs'
import { SameRowsCard } from '../_components/same-rows-card'
import { openRun, viewTitle } from '../read-run'
import type { ResultView } from '../view-href'
import { PrintButton } from './_components/print-button'
import { RepeatCard } from './_components/repeat-card'

interface ReportPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: ReportPageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('scores'))('tabs.report'))
}

export default async function ReportPage({ params, searchParams }: ReportPageProps) {
  const { run, titles } = await openRun((await params).id)
  const runtime = await getRuntime()
  const query = await searchParams
  const [kept, judged, setup] = await Promise.all([
    readResult(run),
    readJudged(run, query),
    describeRun(runtime.ports, run, codeVersion),
  ])
  const view = viewOf(run, query, kept.report)
  return <ReportView run={run} titles={titles} result={judged?.result ?? kept} setup={setup} view={view} />
}

interface ReportViewProps {
  run: Run
  titles: string[]
  result: RunResult
  setup: RunSetup
  view: ResultView
}

function ReportView({ run, titles, result: { report, tally }, setup, view }: ReportViewProps) {
  const t = useTranslations('scores.report')
  const tResult = useTranslations('result')
  const { a, b, reading } = view
  const exported = writeReading(reading).replace('&', '?')
  const verdict = verdictOf(report, a, b, REPORT_K)
  const rows = countRows(tally, a, b).all
  const comparison = report.comparisons.find(({ versions }) => versions[0] === a && versions[1] === b)
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        title={<VerdictHeadline verdict={verdict} titles={titles} />}
        lead={
          <>
            <span className="mr-2 inline-flex items-center gap-1.5 align-bottom">
              {tResult('title', { number: run.number })} <StatusChip status={run.status} />
            </span>
            <VerdictDetail verdict={verdict} rows={rows} datasetRows={run.datasetRows} />
          </>
        }
        actions={
          <div className="flex flex-wrap gap-2 print:hidden">
            <a href={`/api/runs/${run.id}/rows.csv${exported}`} download className={buttonClass('quiet')}>
              {tResult('exportRows')}
            </a>
            <a href={`/api/runs/${run.id}/report.json${exported}`} download className={buttonClass('quiet')}>
              {tResult('exportReport')}
            </a>
            <PrintButton>{t('print')}</PrintButton>
          </div>
        }
      />
      <ResultTabs runId={run.id} current="report" pair={view} />
      <JudgedNotice runId={run.id} report={report} pair={view} on="report" />
      {run.status !== 'completed' && <Notice tint="attention">{t('unfinished')}</Notice>}
      {rows > 0 && (
        <>
          <FiguresCard report={report} titles={titles} rows={rows} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {comparison !== undefined && <SameRowsCard comparison={comparison} view={view} base={`/batch/${run.id}`} />}
            <OutcomesTable report={report} titles={titles} />
          </div>
        </>
      )}
      {report.bestOf !== undefined && <BestOfCard bestOf={report.bestOf} titles={titles} />}
      <RepeatCard run={run} setup={setup} judging={report.judging} />
    </div>
  )
}
