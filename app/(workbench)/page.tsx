// The home of a scene: where it stands in a sentence, the one next step, the latest verdict and the last runs.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { PageHeader } from '@/components/layout/page-header'
import { Card } from '@/components/ui/card'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { getRuntime } from '@/lib/runtime'
import { LatestResult } from './_components/latest-result'
import { NextStep } from './_components/next-step'
import { nextStepOf, type SceneState } from './_components/next-step-of'
import { RunItem } from './batch/_components/run-item'
import { RunOutcome } from './batch/_components/run-outcome'
import { readCurrentScene } from './current-scene'

const RECENT_RUNS = 5

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') }
}

export default async function HomePage() {
  const [scene, runtime, t] = await Promise.all([readCurrentScene(), getRuntime(), getTranslations('home')])
  const [datasets, pool, prompts, runs] = await Promise.all([
    runtime.datasets.list(scene.id),
    runtime.pools.findCurrent(scene.id),
    runtime.prompts.list(scene.id),
    runtime.runs.list(scene.id, RECENT_RUNS),
  ])
  const rows = datasets.reduce((sum, dataset) => sum + dataset.rowCount, 0)
  const state: SceneState = {
    dataset: datasets[0] ?? null,
    hasLabel: datasets.some((dataset) => columnWithRole(dataset.columns, 'label') >= 0),
    prompts: prompts.map((prompt) => prompt.name),
    hasPool: pool !== null,
    running: runs.find((run) => run.status === 'running') ?? null,
    hasRuns: runs.length > 0,
  }
  const facts = [
    ...(rows > 0 ? [t('rows', { rows })] : []),
    pool === null ? t('noPool') : t('pool', { products: pool.products, skus: pool.skus }),
    ...(prompts.length > 0 ? [t('prompts', { count: prompts.length })] : []),
  ]
  const latest = runs.find((run) => run.status !== 'running')
  return (
    <>
      <PageHeader title={scene.name} lead={rows > 0 ? facts.join(t('join')) + t('end') : t('nothingYet')} />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <div className="order-last grid grid-cols-1 content-start gap-4 lg:order-first">
          {latest !== undefined && <LatestResult run={latest} />}
          {runs.length > 0 && (
            <Card
              title={t('recent')}
              aside={
                <Link href="/batch" className="underline underline-offset-2 hover:text-ink">
                  {t('all')}
                </Link>
              }
            >
              <ul className="-mx-5 -mb-4 overflow-hidden rounded-b-lg border-t">
                {runs.map((run) => (
                  <RunItem key={run.id} run={run}>
                    <Suspense fallback={<span className="block h-10" />}>
                      <RunOutcome run={run} />
                    </Suspense>
                  </RunItem>
                ))}
              </ul>
            </Card>
          )}
          {runs.length === 0 && <NextStep step={nextStepOf(state)} />}
        </div>
        {runs.length > 0 && <NextStep step={nextStepOf(state)} />}
      </div>
    </>
  )
}
