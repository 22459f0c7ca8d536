// The grey zone of a run: the pairs on which hits hang, a judge for those that nobody has looked at, and what becomes of the hits.
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import type { JudgeChoice, Judging } from '@/components/run/judge-form'
import { useFigures } from '@/components/run/use-figures'
import { defaultPair } from '@/components/run/verdict'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { vendors } from '@/lib/core/run/choices'
import { greyZone } from '@/lib/core/scoring/grey-zone'
import type { JudgeReading } from '@/lib/core/scoring/judge-grey'
import { parseReading } from '@/lib/core/scoring/reading'
import type { Report } from '@/lib/core/scoring/report'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import type { JudgedRun } from '@/lib/usecases/judged-runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import { readResult } from '../../read-result'
import { ResultTabs } from '../_components/result-tabs'
import { openRun, viewTitle } from '../read-run'
import type { ResultView } from '../view-href'
import { parseView } from '../view-query'
import { ChangesCard } from './_components/changes-card'
import { GreyTable } from './_components/grey-table'
import { OpenCard } from './_components/open-card'
import { ZoneCard } from './_components/zone-card'
import { priceOpen } from './actions'

interface JudgedPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: JudgedPageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('scores'))('tabs.judged'))
}

export default async function JudgedPage({ params, searchParams }: JudgedPageProps) {
  const { run, titles } = await openRun((await params).id)
  const [runtime, query, { report }] = await Promise.all([getRuntime(), searchParams, readResult(run)])
  const view = parseView(query, run.arms.length, defaultPair(report.versions, REPORT_K))
  if (run.finishedAt === null || run.match === 'exact') return <Unjudgeable run={run} view={view} />
  const [known, usable] = await Promise.all([runtime.pairVerdicts.listJudges(run.sceneId), runtime.usableVendors()])
  const judges = known.flatMap(({ connection, model }) => {
    const vendor = vendors.find((one) => one === connection)
    return vendor === undefined ? [] : [{ connection: vendor, model }]
  })
  const named = parseReading(query, run.theta)
  const chosen = named ?? (judges[0] === undefined ? null : { ...judges[0], ...greyZone(run.theta) })
  const judged = await runtime.judged.open(run, chosen ?? { connection: '', model: '', ...greyZone(run.theta) })
  const { report: scored } = await runtime.results.openJudged(run, judged)
  return (
    <JudgedView
      run={run}
      titles={titles}
      view={{ ...view, reading: chosen ?? undefined }}
      judged={judged}
      reports={{ kept: report, judged: scored }}
      judges={judges}
      models={usable.map((connection) => ({ connection, names: runtime.listModels(connection) }))}
    />
  )
}

function Unjudgeable({ run, view }: { run: Run; view: ResultView }) {
  const t = useTranslations('judged')
  const tErrors = useTranslations('errors')
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ResultTabs runId={run.id} current="judged" pair={view} />
      <Notice tint="attention">{run.match === 'exact' ? tErrors('run.noGreyZone') : t('running')}</Notice>
    </div>
  )
}

interface JudgedViewProps {
  run: Run
  titles: string[]
  view: ResultView
  judged: JudgedRun
  reports: { kept: Report; judged: Report }
  /** That said anything in the scene. */
  judges: readonly Pick<JudgeChoice, 'connection' | 'model'>[]
  models: Judging['models']
}

function JudgedView({ run, titles, view, judged, reports, judges, models }: JudgedViewProps) {
  const t = useTranslations('judged')
  const { degree } = useFigures()
  const { pairs, judging } = judged
  const zone = { low: judging.low, high: judging.high }
  const first = firstChoice(view.reading, zone, models)
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ResultTabs runId={run.id} current="judged" pair={view} />
      {pairs.length === 0 ? (
        <EmptyState
          title={t('noPairs.title')}
          body={t('noPairs.body', { low: degree(zone.low), high: degree(zone.high) })}
        />
      ) : (
        <ZoneCard judging={judging} judges={judges} view={view} />
      )}
      {pairs.length > judging.open && (
        <ChangesCard runId={run.id} titles={titles} view={view} reports={reports} judging={judging} />
      )}
      <OpenCard
        runId={run.id}
        theta={run.theta}
        pair={{ a: view.a, b: view.b }}
        models={models}
        first={first}
        onPrice={priceOpen}
      />
      {pairs.length > 0 && <GreyTable runId={run.id} theta={run.theta} pairs={pairs} reading={view.reading} />}
    </div>
  )
}

/** What the form begins with: the judge that is read by where it can be called, else the zone alone. */
function firstChoice(
  reading: JudgeReading | undefined,
  zone: Pick<JudgeReading, 'low' | 'high'>,
  models: Judging['models'],
): JudgeChoice | undefined {
  const model = models.find(({ connection }) => connection === reading?.connection) ?? models[0]
  if (model === undefined) return undefined
  return { ...zone, connection: model.connection, model: model.connection === reading?.connection ? reading.model : '' }
}
