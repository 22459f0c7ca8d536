// The misses of a run: where rows are lost on the way, why the rest was missed, and which answers come again and again.
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { armLetter } from '@/components/ui/chip'
import { Notice } from '@/components/ui/notice'
import { reportedVersions } from '@/lib/core/scoring/best-of'
import { type Funnel, funnelOf } from '@/lib/core/scoring/funnel'
import { type MissReport, reportMisses } from '@/lib/core/scoring/miss-report'
import { missKinds } from '@/lib/core/scoring/misses'
import type { Report } from '@/lib/core/scoring/report'
import type { RowSet } from '@/lib/core/scoring/row-set'
import { getRuntime } from '@/lib/runtime'
import { keepFor } from '@/lib/usecases/keep-for'
import type { OpenPool } from '@/lib/usecases/pool-matchers'
import { REPORT_K } from '@/lib/usecases/run-report'
import { readScored } from '../../read-judged'
import { JudgedNotice } from '../_components/judged-notice'
import { PairPicker } from '../_components/pair-picker'
import { ResultTabs } from '../_components/result-tabs'
import { SendMisses } from '../_components/send-misses'
import { useMissKindWords } from '../_components/use-miss-kind-words'
import { openRun, viewTitle } from '../read-run'
import { type ResultView, rowsHref } from '../view-href'
import { CategoryCard } from './_components/category-card'
import { FunnelCard } from './_components/funnel-card'
import { KindsCard } from './_components/kinds-card'
import { type UnknownName, UnknownNames } from './_components/unknown-names'
import { WrongAnswers } from './_components/wrong-answers'

interface MissesPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

interface ArmMisses {
  arm: number
  report: MissReport
  funnel: Funnel
}

export async function generateMetadata({ params }: MissesPageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('scores'))('tabs.misses'))
}

export default async function MissesPage({ params, searchParams }: MissesPageProps) {
  const { run, titles } = await openRun((await params).id)
  const [{ matchers }, query] = await Promise.all([getRuntime(), searchParams])
  const { facts: known, report: result, view } = await readScored(run, query)
  const arms = (run.arms.length === 1 ? [view.a] : [view.a, view.b]).map((arm) => ({
    arm,
    report: keepFor(known, `misses ${arm}`, () => reportMisses(known, arm, REPORT_K)),
    funnel: keepFor(known, `funnel ${arm}`, () => funnelOf(known, arm, REPORT_K)),
  }))
  const lacking = arms.some(({ report }) => report.unknown.length > 0)
  const pool = lacking ? await matchers.open(run.sceneId) : null
  const hrefOf = (set: RowSet) => rowsHref(run.id, view, set)
  return (
    <MissesView
      runId={run.id}
      sceneId={run.sceneId}
      titles={titles}
      view={view}
      arms={arms}
      result={result}
      pool={known.pool !== null}
      unknown={unknownNames(arms, pool, hrefOf)}
      hrefOf={hrefOf}
    />
  )
}

/** Most frequent first; a link leads to the rows of the arm that names it most. */
function unknownNames(
  arms: readonly ArmMisses[],
  pool: OpenPool | null,
  hrefOf: (set: RowSet) => string,
): UnknownName[] {
  const names = new Map<string, UnknownName & { most: number }>()
  for (const { arm, report } of arms) {
    for (const { name, rows } of report.unknown) {
      const [best] = pool?.matcher.nearest(name, 1, 0) ?? []
      // Adopted since: it will count from the next run on.
      if (best !== undefined && best.degree >= 1) continue
      const known = names.get(name)
      const most = Math.max(rows, known?.most ?? 0)
      names.set(name, {
        name,
        rows: rows + (known?.rows ?? 0),
        most,
        href: most === rows ? hrefOf(['wrong', arm, 'unknown', name]) : (known?.href ?? ''),
        nearest: best === undefined ? null : { product: best.name, degree: best.degree },
      })
    }
  }
  return [...names.values()].map(({ most: _, ...name }) => name).sort((a, b) => b.rows - a.rows)
}

interface MissesViewProps {
  runId: string
  sceneId: string
  titles: string[]
  view: ResultView
  arms: ArmMisses[]
  result: Report
  pool: boolean
  unknown: UnknownName[]
  hrefOf: (set: RowSet) => string
}

function MissesView({ runId, sceneId, titles, view, arms, result, pool, unknown, hrefOf }: MissesViewProps) {
  const t = useTranslations('scores.misses')
  const kindWords = useMissKindWords(pool)
  const sentences = arms.map(({ arm, report }) => {
    const kinds = [...missKinds].sort((x, y) => report.kinds[y] - report.kinds[x])
    const kind = kinds[0] ?? 'other'
    const words = { letter: armLetter(arm), misses: report.misses, rows: report.rows }
    return report.misses === 0
      ? t('noMiss', words)
      : t('sentence', { ...words, kind: kindWords(kind).name, share: report.kinds[kind] / report.misses })
  })
  return (
    <div className="grid gap-4">
      <PageHeader
        title={t('title')}
        lead={sentences.join(t('gap'))}
        actions={
          view.reading === undefined && (
            <SendMisses runId={runId} arms={titles.length} view={{ ...view, filter: 'all' }} />
          )
        }
      />
      <ResultTabs runId={runId} current="misses" pair={view} />
      <JudgedNotice runId={runId} report={result} pair={view} on="misses" />
      <PairPicker titles={titles} view={view} arms={reportedVersions(result).map(({ arm }) => arm)} />
      {!pool && <Notice>{t('noPool')}</Notice>}
      <FunnelCard funnels={arms} hrefOf={hrefOf} />
      <KindsCard reports={arms} pool={pool} hrefOf={hrefOf} />
      <CategoryCard reports={arms} hrefOf={hrefOf} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {arms.map(({ arm, report }) => (
          <WrongAnswers key={arm} arm={arm} report={report} pool={pool} hrefOf={hrefOf} />
        ))}
      </div>
      {unknown.length > 0 && <UnknownNames sceneId={sceneId} names={unknown} />}
    </div>
  )
}
