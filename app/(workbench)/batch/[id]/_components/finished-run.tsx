// A run that is over: conclusion, uncertainty, evidence, rows, in this order.
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { RunDeed } from '@/components/run/run-deed'
import { StatusChip } from '@/components/run/status-chip'
import { isBeyond, verdictOf } from '@/components/run/verdict'
import { VerdictDetail, VerdictHeadline } from '@/components/run/verdict-sentence'
import { buttonClass } from '@/components/ui/button'
import type { Result } from '@/lib/boundary/result'
import { isResumable } from '@/lib/core/run/run'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import { countRows } from '@/lib/core/scoring/row-tally'
import type { SavedSlice } from '@/lib/core/scoring/saved-slice'
import { writeReading } from '@/lib/core/scoring/write-reading'
import type { BatchSummary } from '@/lib/store/batch-jobs'
import type { Run } from '@/lib/store/runs'
import type { ResumeRunInput } from '@/lib/usecases/resume-run'
import { REPORT_K } from '@/lib/usecases/run-report'
import type { RunResult } from '@/lib/usecases/run-result'
import { type ResultView, viewHref } from '../view-href'
import { BestOfCard } from './best-of-card'
import { FiguresCard } from './figures-card'
import { FilteredRows } from './filtered-rows'
import { HaltedNotice } from './halted-notice'
import { JudgedNotice } from './judged-notice'
import { OutcomesTable } from './outcomes-table'
import { PairPicker } from './pair-picker'
import { ResultTabs } from './result-tabs'
import { type AmongRows, RowSetWords } from './row-set-words'
import { RunningCard } from './running-card'
import { SameRowsCard } from './same-rows-card'
import { SparedNotice } from './spared-notice'

interface FinishedRunProps {
  run: Run
  titles: string[]
  result: RunResult
  view: ResultView
  /** The rows that the address names; null: all. */
  among: AmongRows | null
  /** Slices of the dataset that were saved. */
  saved: readonly SavedSlice[]
  /** Of a run through batches; null for a live one. */
  batches: BatchSummary | null
  /** Versions of it leave a feature of a prompt out. */
  ablates: boolean
  deeds: {
    onCancel: (input: { id: string }) => Promise<Result<unknown>>
    onResume: (input: ResumeRunInput) => Promise<Result<unknown>>
    onRetry: (input: { id: string }) => Promise<Result<unknown>>
    onRepeat: (input: { id: string }) => Promise<Result<unknown>>
  }
}

export function FinishedRun({ run, titles, result, view, among, saved, batches, ablates, deeds }: FinishedRunProps) {
  const { report, tally } = result
  const t = useTranslations('result')
  const { a, b } = view
  const verdict = verdictOf(report, a, b, REPORT_K)
  const counts = countRows(tally, a, b)
  const shown = among === null ? counts : countRows(tally, a, b, among.positions)
  const searched = report.bestOf?.search.reduce((sum, { rows }) => sum + rows, 0) ?? 0
  const done = report.versions.reduce((sum, version) => sum + version.trials, searched)
  const calls = report.versions.reduce((sum, version) => sum + version.calls, 0)
  const trials = report.bestOf?.calls ?? run.sampledRows * run.repeats * run.arms.length
  const failed = report.versions.reduce((sum, version) => sum + version.outcomes.failed, 0)
  const resumable = isResumable(run.status)
  const comparison = report.comparisons.find(({ versions }) => versions[0] === a && versions[1] === b)
  const versionIds = [...new Set(run.arms.map((arm) => arm.promptVersionId))].join(',')
  const moreRows =
    verdict.kind === 'undecided' && verdict.moreRows !== null && !isBeyond(verdict, run.datasetRows)
      ? verdict.rows + verdict.moreRows
      : null
  const again = `/batch/new?versions=${versionIds}${moreRows === null ? '' : `&rows=${moreRows}`}`
  const arms = reportedVersions(report).map(({ arm }) => arm)
  const exported = writeReading(view.reading).replace('&', '?')
  const search = report.bestOf !== undefined && <BestOfCard bestOf={report.bestOf} titles={titles} />
  return (
    <>
      <PageHeader
        title={<VerdictHeadline verdict={verdict} titles={titles} />}
        lead={
          <>
            <span className="mr-2 inline-flex items-center gap-1.5 align-bottom">
              {t('title', { number: run.number })} <StatusChip status={run.status} />
            </span>
            <VerdictDetail verdict={verdict} rows={counts.all} datasetRows={run.datasetRows} />
          </>
        }
        actions={
          <Fragment>
            <a href={`/api/runs/${run.id}/rows.csv${exported}`} download className={buttonClass('quiet')}>
              {t('exportRows')}
            </a>
            <a href={`/api/runs/${run.id}/report.json${exported}`} download className={buttonClass('quiet')}>
              {t('exportReport')}
            </a>
            {ablates && (
              <Link href={`/batch/${run.id}/ablation`} className={buttonClass()}>
                {t('ablation')}
              </Link>
            )}
            {failed > 0 && (
              <RunDeed runId={run.id} deed={deeds.onRetry}>
                {t('retryFailed', { failed })}
              </RunDeed>
            )}
            <RunDeed runId={run.id} deed={deeds.onRepeat}>
              {t('repeat')}
            </RunDeed>
            <Link href={again} className={buttonClass(resumable ? 'plain' : 'primary')}>
              {moreRows === null ? t('again') : t('moreRows')}
            </Link>
          </Fragment>
        }
      />
      {resumable && (
        <HaltedNotice
          run={run}
          done={done}
          trials={trials}
          calls={calls}
          batches={batches}
          onCancel={deeds.onCancel}
          onResume={deeds.onResume}
        />
      )}
      <SparedNotice decision={run.decision} result={result} />
      {counts.all === 0 && search}
      {counts.all > 0 && (
        <>
          <ResultTabs runId={run.id} current="result" pair={view} />
          <JudgedNotice
            runId={run.id}
            report={report}
            pair={view}
            on="result"
            back={viewHref({ ...view, reading: undefined })}
          />
          <PairPicker titles={titles} view={view} arms={arms} />
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.65fr)_minmax(0,1fr)]">
            <FiguresCard report={report} titles={titles} rows={counts.all} />
            <div className="grid gap-4">
              {comparison !== undefined && <SameRowsCard comparison={comparison} view={view} />}
              <OutcomesTable report={report} titles={titles} />
            </div>
          </div>
          <RunningCard titles={titles} running={result.running} />
          {search}
          <FilteredRows
            key={`${run.finishedAt?.getTime()} ${viewHref({ ...view, filter: 'all' })}`}
            runId={run.id}
            titles={titles}
            arms={arms}
            view={view}
            k={REPORT_K}
            counts={shown}
            saved={saved}
            among={among === null ? null : <RowSetWords {...among} />}
          />
        </>
      )}
    </>
  )
}
