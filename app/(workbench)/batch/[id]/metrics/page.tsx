// Every measure of a run: all versions beside each other, and how the hit rate depends on k, on θ and on money.
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { armTone } from '@/components/chart/interval-chart'
import { PageHeader } from '@/components/layout/page-header'
import { useBaselineName } from '@/components/run/use-baseline-name'
import { armLetter } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import { cutoffCurve, longestAnswer, paretoFront, thresholdCurve } from '@/lib/core/scoring/curves'
import { type FullMetrics, measureArm } from '@/lib/core/scoring/full-metrics'
import type { Report } from '@/lib/core/scoring/report'
import { writeReading } from '@/lib/core/scoring/write-reading'
import type { Run } from '@/lib/store/runs'
import { keepFor } from '@/lib/usecases/keep-for'
import { REPORT_K, REPORT_KS } from '@/lib/usecases/run-report'
import { type ReadRun, readScored } from '../../read-judged'
import { JudgedNotice } from '../_components/judged-notice'
import { ResultTabs } from '../_components/result-tabs'
import { openRun, viewTitle } from '../read-run'
import { type ArmCurve, CostCard, CutoffCard, ThresholdCard } from './_components/curves'
import { MeasuresTable } from './_components/measures-table'

interface MetricsPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const LONGEST = 20
const THETAS = Array.from({ length: 15 }, (_, at) => Math.round(30 + 5 * at) / 100)
const CALLS = 1000

export async function generateMetadata({ params }: MetricsPageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('scores'))('tabs.metrics'))
}

export default async function MetricsPage({ params, searchParams }: MetricsPageProps) {
  const { run, titles } = await openRun((await params).id)
  const read = await readScored(run, await searchParams)
  const { facts } = read
  return (
    <MetricsView
      run={run}
      titles={titles}
      metrics={run.arms.map((_, arm) =>
        keepFor(facts, `measures ${arm}`, () => measureArm(facts, arm, REPORT_KS, REPORT_K)),
      )}
      read={read}
    />
  )
}

interface MetricsViewProps {
  run: Run
  titles: string[]
  metrics: FullMetrics[]
  read: ReadRun
}

function MetricsView({ run, titles, metrics, read: { view, report, facts, kept } }: MetricsViewProps) {
  const t = useTranslations('scores.metrics')
  const baselineName = useBaselineName()
  const several = metrics[0]?.severalLabels ?? 0
  const most = Math.min(LONGEST, Math.max(REPORT_K, ...facts.arms.map(longestAnswer)))
  const ofArms = (points: (arm: number) => ArmCurve['points']): ArmCurve[] =>
    reportedVersions(report).map(({ arm }) => ({ key: String(arm), name: titles[arm] ?? '', arm, points: points(arm) }))
  const shareAtK = ({ points }: ArmCurve) => points.find(({ x }) => x === REPORT_K)?.share ?? 0
  const ofBaselines = keepFor(facts, `baselines over k ${most}`, () =>
    run.baselines.map(({ name, ranks }) => {
      const rows = facts.positions.map((position) => ({
        hitRank: ranks[position] ?? 0,
        user: facts.rows[position]?.user ?? null,
      }))
      return { name, points: cutoffCurve(rows, most) }
    }),
  )
  const strongest = ofBaselines
    .map(({ name, points }): ArmCurve => ({ key: name, name: baselineName(name), arm: null, points }))
    .sort((x, y) => shareAtK(y) - shareAtK(x))
    .slice(0, 1)
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ResultTabs runId={run.id} current="metrics" pair={view} />
      <JudgedNotice runId={run.id} report={report} pair={view} on="metrics" />
      {several > 0 && <Notice>{t('several', { rows: several })}</Notice>}
      <MeasuresTable titles={titles} metrics={metrics} />
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-2">
        <CutoffCard
          curves={[
            ...ofArms((arm) => keepFor(facts, `over k ${arm} ${most}`, () => cutoffCurve(facts.arms[arm] ?? [], most))),
            ...strongest,
          ]}
          k={REPORT_K}
        />
        <ThresholdCard
          curves={ofArms((arm) => keepFor(kept, `over θ ${arm}`, () => thresholdCurve(kept.arms[arm] ?? [], THETAS)))}
          theta={run.theta}
          labelHref={`/batch/${run.id}/threshold?a=${view.a}&b=${view.b}${writeReading(view.reading)}`}
        />
      </div>
      <CostCard {...pricedPoints(report, titles)} />
    </div>
  )
}

/** Of a thousand calls; a version that made no call has no price of its own. */
function pricedPoints(report: Report, titles: readonly string[]) {
  const reported = reportedVersions(report)
  const priced = reported.flatMap(({ arm, version: { costUsd, calls, hitAt, hitAtInterval } }) =>
    costUsd === null || calls === 0
      ? []
      : [
          {
            arm,
            costUsd: (CALLS * costUsd) / calls,
            share: hitAt[REPORT_K] ?? 0,
            interval: hitAtInterval[REPORT_K] ?? ([0, 1] as [number, number]),
          },
        ],
  )
  const front = paretoFront(priced)
  return {
    points: priced.map(({ arm, costUsd, share, interval }, place) => ({
      key: String(arm),
      name: `${armLetter(arm)} ${titles[arm] ?? ''}`,
      letter: armLetter(arm),
      tone: armTone(arm),
      cost: costUsd,
      share,
      interval,
      front: front.includes(place),
    })),
    unpriced: reported.flatMap(({ arm }) => (priced.some((one) => one.arm === arm) ? [] : (titles[arm] ?? ''))),
  }
}
