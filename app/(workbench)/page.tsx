// The home of a scene: the best prompt and how it came about, the last runs, and the one next step.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { TourOffer } from '@/components/layout/tour/tour-offer'
import { Card } from '@/components/ui/card'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { isResumable } from '@/lib/core/run/run'
import { getRuntime } from '@/lib/runtime'
import type { Prompt } from '@/lib/store/prompts'
import type { Run } from '@/lib/store/runs'
import { LoadSample } from './_components/load-sample'
import { OpenVotes } from './_components/open-votes'
import { Overview, OverviewSkeleton } from './_components/overview'
import { loadSample, moveTour } from './actions'
import { RunItem } from './batch/_components/run-item'
import { RunOutcome } from './batch/_components/run-outcome'
import { readCurrentScene } from './current-scene'
import { readTour } from './read-tour'

const RECENT_RUNS = 5
// How far back a version is looked for among the runs before it counts as untested.
const RUNS_LOOKED_AT = 50

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') }
}

export default async function HomePage() {
  const [scene, runtime, tour, t] = await Promise.all([
    readCurrentScene(),
    getRuntime(),
    readTour(),
    getTranslations('home'),
  ])
  const [datasets, pool, prompts, runs, usable] = await Promise.all([
    runtime.datasets.list(scene.id),
    runtime.pools.findCurrent(scene.id),
    runtime.prompts.list(scene.id),
    runtime.runs.list(scene.id, RUNS_LOOKED_AT),
    runtime.usableVendors(),
  ])
  const real = datasets.filter(({ synthetic }) => !synthetic)
  const rows = real.reduce((sum, dataset) => sum + dataset.rowCount, 0)
  const facts = [
    ...(rows > 0 ? [t('rows', { rows })] : []),
    pool === null ? t('noPool') : t('pool', { products: pool.products, skus: pool.skus }),
    ...(prompts.length > 0 ? [t('prompts', { count: prompts.length })] : []),
  ]
  const [newest] = runs
  return (
    <>
      <PageHeader title={scene.name} lead={rows > 0 ? facts.join(t('join')) + t('end') : t('nothingYet')} />
      {tour === 'offered' && <TourOffer onMove={moveTour} />}
      <Suspense fallback={<OverviewSkeleton />}>
        <Overview
          sceneId={scene.id}
          state={{
            dataset: datasets[0] ?? null,
            hasLabel: datasets.some((dataset) => columnWithRole(dataset.columns, 'label') >= 0),
            prompts: prompts.map((prompt) => prompt.name),
            hasPool: pool !== null,
            running: runs.find((run) => run.status === 'running') ?? null,
            halted: newest !== undefined && isResumable(newest.status) ? newest : null,
            hasRuns: runs.length > 0,
            untested: untestedOf(prompts, runs),
            connected: usable.length > 0,
          }}
          otherwise={<LoadSample sceneId={scene.id} onLoad={loadSample} />}
          votes={<OpenVotes sceneId={scene.id} />}
          runs={runs.length > 0 && <RecentRuns runs={runs.slice(0, RECENT_RUNS)} />}
        />
      </Suspense>
    </>
  )
}

async function RecentRuns({ runs }: { runs: readonly Run[] }) {
  const t = await getTranslations('home')
  return (
    <Card
      title={t('recent')}
      aside={
        <Link href="/batch" className="underline underline-offset-2 hover:text-ink">
          {t('all')}
        </Link>
      }
    >
      <ul className="-mx-5 -mb-4 divide-y overflow-hidden rounded-b-lg border-t">
        {runs.map((run) => (
          <RunItem key={run.id} run={run}>
            <Suspense fallback={<span className="block h-10" />}>
              <RunOutcome run={run} />
            </Suspense>
          </RunItem>
        ))}
      </ul>
    </Card>
  )
}

/** The newest version of all prompts, where none of these runs has had it. */
function untestedOf(prompts: readonly Prompt[], runs: readonly Run[]): { id: string; name: string } | null {
  const [newest] = prompts
    .flatMap(({ versions }) => versions)
    .sort((x, y) => y.createdAt.getTime() - x.createdAt.getTime())
  if (newest === undefined) return null
  const tested = runs.some(({ arms }) => arms.some((arm) => arm.promptVersionId === newest.id))
  return tested ? null : { id: newest.id, name: `${newest.promptName} v${newest.number}` }
}
