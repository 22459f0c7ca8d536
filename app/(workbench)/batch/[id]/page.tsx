// A run: what it says in a sentence, how sure that is, the figures, and the rows behind them. While it runs, how far it is.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RefreshWhile } from '@/components/dataset/refresh-while'
import { getRuntime } from '@/lib/runtime'
import { judgedFacts } from '@/lib/usecases/judged-runs'
import { REPORT_K } from '@/lib/usecases/run-report'
import { cancelRun, deleteRun, pauseRun, repeatRun, resumeRun, retryFailed } from '../actions'
import { readJudged, viewOf } from '../read-judged'
import { readResult } from '../read-result'
import { BatchesCard } from './_components/batches-card'
import { DeleteRun } from './_components/delete-run'
import { FinishedRun } from './_components/finished-run'
import { LiveRun } from './_components/live-run'
import { amongOf } from './_components/row-set-words'
import { RowsTable } from './_components/rows-table'
import { SetupPanel, type SetupVersion } from './_components/setup-panel'
import { openRun, readRun } from './read-run'

// Calls that were under way at a pause may still be answered: as long as most vendors take, the page looks again.
const SETTLING_MS = 120_000
const LOOK_MS = 2000

interface RunPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: RunPageProps): Promise<Metadata> {
  const [run, t] = await Promise.all([readRun((await params).id), getTranslations('result')])
  return run === null ? {} : { title: t('title', { number: run.number }) }
}

export default async function RunPage({ params, searchParams }: RunPageProps) {
  const { id } = await params
  const [{ run, titles }, { watchRun, prompts, runs, facts, arenas, slices }] = await Promise.all([
    openRun(id),
    getRuntime(),
  ])
  const versions = new Map(
    (await prompts.listVersions(run.arms.map((arm) => arm.promptVersionId))).map((version) => [version.id, version]),
  )
  const links = run.arms.map(({ name, promptVersionId, model }): SetupVersion => {
    const version = versions.get(promptVersionId)
    return {
      name,
      model,
      href: version === undefined ? null : `/prompts/${version.promptId}?v=${version.number}`,
    }
  })
  const setup = <SetupPanel run={run} versions={links} />

  if (run.status === 'running') {
    const progress = await watchRun(run.id)
    if (progress === null) notFound()
    return (
      <div className="grid gap-4">
        <LiveRun
          key={run.id}
          runId={run.id}
          number={run.number}
          titles={titles}
          initial={progress}
          onCancel={cancelRun}
          onPause={pauseRun}
        />
        <RowsTable
          runId={run.id}
          titles={titles}
          view={{ filter: 'all', a: 0, b: 1, among: null }}
          k={REPORT_K}
          growing
        />
        {setup}
      </div>
    )
  }
  const query = await searchParams
  const [kept, judged, progress, onArenas, saved] = await Promise.all([
    readResult(run),
    readJudged(run, query),
    run.transport === 'batch' ? runs.progress(run.id) : null,
    arenas.listUsesOfRun(run.id),
    slices.list(run.datasetId),
  ])
  const result = judged?.result ?? kept
  const view = viewOf(run, query, kept.report)
  const among =
    view.among === null ? null : amongOf(judgedFacts(await facts.open(run), judged?.run ?? null), view.among)
  const settling =
    run.status === 'paused' && run.finishedAt !== null && Date.now() - run.finishedAt.getTime() < SETTLING_MS
  return (
    <div className="grid gap-4">
      {settling && <RefreshWhile everyMs={LOOK_MS} />}
      <FinishedRun
        run={run}
        titles={titles}
        result={result}
        view={view}
        among={among}
        saved={saved}
        batches={progress?.batches ?? null}
        ablates={[...versions.values()].some(({ note }) => note?.startsWith('− '))}
        deeds={{ onCancel: cancelRun, onResume: resumeRun, onRetry: retryFailed, onRepeat: repeatRun }}
      />
      {progress?.batches && <BatchesCard batches={progress.batches} />}
      {setup}
      <DeleteRun
        id={run.id}
        number={run.number}
        lost={{ trials: run.sampledRows * run.repeats * run.arms.length, ...onArenas }}
        onDelete={deleteRun}
      />
    </div>
  )
}
