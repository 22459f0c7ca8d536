// A run by slices: where a version hits more or less often than elsewhere, and where one beats the other.
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { useSliceWords } from '@/components/run/use-slice-words'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import type { Report } from '@/lib/core/scoring/report'
import { SAVED } from '@/lib/core/scoring/run-facts'
import { FALSE_SHARE, type SliceReport, sliceRun, standsOut } from '@/lib/core/scoring/slices'
import { getRuntime } from '@/lib/runtime'
import { keepFor } from '@/lib/usecases/keep-for'
import { REPORT_K } from '@/lib/usecases/run-report'
import { readScored } from '../../read-judged'
import { JudgedNotice } from '../_components/judged-notice'
import { PairPicker } from '../_components/pair-picker'
import { ResultTabs } from '../_components/result-tabs'
import { openRun, viewTitle } from '../read-run'
import { type ResultView, viewHref } from '../view-href'
import { DimensionNav } from './_components/dimension-nav'
import { SavedCard } from './_components/saved-card'
import { type ShownSlice, SliceTable } from './_components/slice-table'
import { SliceVerdict } from './_components/slice-verdict'
import { useShownSlices } from './_components/use-shown-slices'

interface SlicesPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

// The surest ones; whoever wants all finds them under their dimension.
const STANDING_OUT = 20

export async function generateMetadata({ params }: SlicesPageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('scores'))('tabs.slices'))
}

export default async function SlicesPage({ params, searchParams }: SlicesPageProps) {
  const { run, titles } = await openRun((await params).id)
  const [{ slices, datasets }, query] = await Promise.all([getRuntime(), searchParams])
  const [{ facts: known, report: result, view }, saved, dataset] = await Promise.all([
    readScored(run, query),
    slices.list(run.datasetId),
    datasets.find(run.datasetId),
  ])
  const other = run.arms.length === 1 ? null : view.b
  const report = keepFor(known, `slices ${view.a} ${other}`, () => sliceRun(known, view.a, other, REPORT_K))
  const by = typeof query.by === 'string' ? query.by : ''
  const numeric = new Set(dataset?.columns.filter(({ kind }) => kind === 'number').map(({ name }) => name))
  return (
    <SlicesView
      runId={run.id}
      titles={titles}
      view={view}
      report={report}
      result={result}
      by={by}
      unsliced={known.unsliced}
      savedCard={
        <SavedCard
          run={run}
          view={view}
          report={report}
          saved={saved}
          dimensions={known.dimensions}
          numeric={numeric}
        />
      }
    />
  )
}

interface SlicesViewProps {
  runId: string
  titles: string[]
  view: ResultView
  report: SliceReport
  result: Report
  by: string
  unsliced: readonly string[]
  savedCard: ReactNode
}

function SlicesView({ runId, titles, view, report, result, by, unsliced, savedCard }: SlicesViewProps) {
  const t = useTranslations('scores.slices')
  const words = useSliceWords()
  const { dimensions } = report
  const hrefOf = (key: string, seen: ResultView) => `${viewHref(seen)}&by=${encodeURIComponent(key)}`
  const unnamed = dimensions.filter(({ kind }) => kind !== SAVED)
  const chosen = unnamed.find(({ key }) => key === by) ?? unnamed[0]
  const shown = useShownSlices(runId, view)
  const surest = ({ figures: { a: left, b: right, difference } }: ShownSlice) =>
    Math.min(left.p, right?.p ?? 1, difference?.p ?? 1)
  const standing = dimensions
    .flatMap((dimension) => shown(dimension, true))
    .filter(({ figures }) => standsOut(figures, report.better))
    .sort((left, right) => surest(left) - surest(right))
  return (
    <div className="grid gap-4">
      <PageHeader
        title={<SliceVerdict report={report} pair={view} />}
        lead={
          report.slices === 0
            ? undefined
            : t('lead', { slices: report.slices, questions: report.questions, falseShare: FALSE_SHARE })
        }
      />
      <ResultTabs runId={runId} current="slices" pair={view} />
      <JudgedNotice
        runId={runId}
        report={result}
        pair={view}
        on="slices"
        back={hrefOf(by, { ...view, reading: undefined })}
      />
      <PairPicker titles={titles} view={view} arms={reportedVersions(result).map(({ arm }) => arm)} />
      {dimensions
        .filter(({ reversed }) => reversed)
        .map((dimension) => (
          <Notice key={dimension.key} tint="attention">
            {t('reversed', { dimension: words.dimension(dimension) })}
          </Notice>
        ))}
      {chosen !== undefined && savedCard}
      {chosen === undefined ? (
        <Notice>{t('tooFew')}</Notice>
      ) : (
        <>
          {standing.length > 0 && (
            <Card
              title={t('standingOut')}
              aside={t('standingOutAside', { shown: Math.min(STANDING_OUT, standing.length), slices: standing.length })}
            >
              <SliceTable label={t('standingOut')} slices={standing.slice(0, STANDING_OUT)} pair={view} />
            </Card>
          )}
          <Card title={t('all')} aside={t('allAside')}>
            <DimensionNav
              current={chosen.key}
              dimensions={unnamed.map((dimension) => ({
                dimension,
                marked: dimension.slices.filter((slice) => standsOut(slice, report.better)).length,
                href: hrefOf(dimension.key, view),
              }))}
            />
            <SliceTable label={words.dimension(chosen)} slices={shown(chosen, false)} pair={view} />
          </Card>
          {unsliced.length > 0 && (
            <p className="text-xs text-ink-3">{t('unsliced', { columns: unsliced.join(t('join')) })}</p>
          )}
        </>
      )}
    </div>
  )
}
