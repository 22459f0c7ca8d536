// What the threshold of a run rests on: names are labelled, and precision and recall of f at each θ follow from the labels.
import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { PageHeader } from '@/components/layout/page-header'
import type { Judging } from '@/components/run/judge-form'
import { useFigures } from '@/components/run/use-figures'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { type MatchLevel, matchLevels, pairLabels } from '@/lib/core/matching/pair-label'
import { getRuntime } from '@/lib/runtime'
import type { Run } from '@/lib/store/runs'
import { listJudgeVerdicts } from '@/lib/usecases/export-pairs'
import { drawRunPairs, drawSizeSchema, drawSizes, FAR, type PairFrame, type RunDraw } from '@/lib/usecases/pair-frames'
import { viewOf } from '../../read-judged'
import { readResult } from '../../read-result'
import { ResultTabs } from '../_components/result-tabs'
import { openRun, viewTitle } from '../read-run'
import { type ResultView, viewHref } from '../view-href'
import { ThresholdDesk, type ThresholdDeskProps } from './_components/threshold-desk'
import { LevelLinks, SizeLinks } from './_components/threshold-links'
import { labelPair, priceJudge } from './actions'

interface ThresholdPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const levelSchema = z.enum(matchLevels).catch('product')

export async function generateMetadata({ params }: ThresholdPageProps): Promise<Metadata> {
  return viewTitle((await params).id, (await getTranslations('threshold'))('title'))
}

export default async function ThresholdPage({ params, searchParams }: ThresholdPageProps) {
  const { run } = await openRun((await params).id)
  const [runtime, query, { report }] = await Promise.all([getRuntime(), searchParams, readResult(run)])
  const [size, level] = [drawSizeSchema.parse(query.size), levelSchema.parse(query.level)]
  const [draw, usable] = await Promise.all([drawRunPairs(runtime.frames, run, size), runtime.usableVendors()])
  const [labels, judges] = await Promise.all([
    runtime.pairVerdicts.list(run.sceneId, 'people', draw.drawn),
    listJudgeVerdicts(runtime.pairVerdicts, run.sceneId, draw),
  ])
  return (
    <ThresholdView
      run={run}
      view={viewOf(run, query, report)}
      draw={draw}
      size={size}
      level={level}
      labels={labels.map((label) => pairLabels.find((one) => one === label) ?? null)}
      judges={judges}
      models={usable.map((connection) => ({ connection, names: runtime.listModels(connection) }))}
    />
  )
}

interface ThresholdViewProps extends Pick<ThresholdDeskProps, 'labels' | 'judges'> {
  models: Judging['models']
  run: Run
  view: ResultView
  draw: RunDraw
  size: number
  level: MatchLevel
}

function ThresholdView({ run, view, draw, size, level, labels, judges, models }: ThresholdViewProps) {
  const t = useTranslations('threshold')
  const tJudged = useTranslations('judged')
  const { degree } = useFigures()
  const { frame, drawn, strata } = draw
  const versions = [...new Set(run.arms.map(({ promptVersionId }) => promptVersionId))].join(',')
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title={t('title')} lead={t('lead')} />
      <ResultTabs runId={run.id} current="threshold" pair={view} />
      {view.reading !== undefined && <p className="text-sm text-ink-2">{tJudged('threshold')}</p>}
      <FrameNotices run={run} frame={frame} />
      {frame.pairs.length === 0 ? (
        <EmptyState
          title={t('none.title')}
          body={t('none.body', {
            looked: frame.looked,
            identical: frame.identical,
            far: frame.far,
            limit: degree(FAR),
          })}
          action={
            <Link href={`/batch/${run.id}/metrics${viewHref(view)}`} className={buttonClass()}>
              {t('none.back')}
            </Link>
          }
        />
      ) : (
        <ThresholdDesk
          key={`${size} ${drawn.length}`}
          runId={run.id}
          theta={run.theta}
          drawn={drawn}
          stratumSizes={strata.map((stratum) => stratum.drawn)}
          pairs={frame.pairs.length}
          level={level}
          labels={labels}
          judges={judges}
          hrefs={{
            apply: `/batch/new?versions=${versions}&rows=${run.sampledRows}`,
            export: `/api/runs/${run.id}/pairs.csv?size=${size}`,
          }}
          about={
            <>
              <LevelLinks level={level} size={size} view={view} />
              <SizeLinks level={level} size={size} view={view} sizes={sizesFor(frame.pairs.length)} />
              <p className="max-w-[78ch] text-xs text-ink-3">
                {t('population', {
                  names: frame.looked,
                  pairs: frame.pairs.length,
                  identical: frame.identical,
                  far: frame.far,
                  limit: degree(FAR),
                  theta: degree(run.theta),
                  drawn: drawn.length,
                })}
              </p>
            </>
          }
          onLabel={labelPair}
          judging={{ models, size, onPrice: priceJudge }}
        />
      )}
    </div>
  )
}

/** Sizes that would draw no more pairs than a smaller one are left out. */
const sizesFor = (pairs: number): number[] => drawSizes.filter((_, at) => pairs > (drawSizes[at - 1] ?? 0))

function FrameNotices({ run, frame }: { run: Run; frame: PairFrame }) {
  const t = useTranslations('threshold')
  return (
    <>
      {!frame.pool && <Notice>{t('noPool')}</Notice>}
      {run.match === 'exact' && <Notice>{t('exact')}</Notice>}
      {frame.looked < frame.names && <Notice>{t('partly', { names: frame.names, looked: frame.looked })}</Notice>}
    </>
  )
}
