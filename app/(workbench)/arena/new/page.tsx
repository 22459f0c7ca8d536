// A new arena: whose answers meet, and how they are judged.
import { randomInt } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { armTitles } from '@/components/run/arm-title'
import { versionChoices, wantedVersions } from '@/components/run/version-choices'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FEWEST_CONTENDERS } from '@/lib/core/arena/arena-limits'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../../current-scene'
import { createArena } from '../actions'
import { NewArenaForm } from './_components/new-arena-form'
import type { RunChoice } from './arena-choices'

const RUNS_OFFERED = 30

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('arena.form')
  return { title: t('title') }
}

export default async function NewArenaPage({ searchParams }: { searchParams: Promise<{ run?: string | string[] }> }) {
  const { run: wantedRun } = await searchParams
  const [runtime, scene, t, batch] = await Promise.all([
    getRuntime(),
    readCurrentScene(),
    getTranslations('arena.form'),
    getTranslations('batch'),
  ])
  const [datasets, prompts, runs, usable] = await Promise.all([
    runtime.datasets.list(scene.id),
    runtime.prompts.list(scene.id),
    runtime.runs.list(scene.id, RUNS_OFFERED),
    runtime.usableVendors(),
  ])
  const offered = runs
    .filter(({ arms }) => arms.length >= FEWEST_CONTENDERS)
    .map(({ id, number, sampledRows, synthetic, arms }): RunChoice => {
      const titles = armTitles(arms, { embedded: batch('embedded') })
      const contenders = arms.map(({ arm }, at) => ({ arm, title: titles[at] ?? '' }))
      return { id, number, rows: sampledRows, synthetic, arms: contenders }
    })
  const versions = prompts.flatMap(versionChoices)
  const missing = datasets.length === 0 ? 'data' : versions.length === 0 ? 'prompts' : null
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {missing !== null ? (
        <EmptyState
          title={batch(missing === 'data' ? 'noDatasetTitle' : 'noPromptTitle')}
          body={t(missing === 'data' ? 'noDatasetBody' : 'noPromptBody')}
          action={
            <Link href={missing === 'data' ? '/data' : '/prompts/new'} className={buttonClass('primary')}>
              {batch(missing === 'data' ? 'toData' : 'toPrompts')}
            </Link>
          }
        />
      ) : (
        <NewArenaForm
          offer={{
            runs: offered,
            versions,
            datasets: datasets.map(({ id, name, rowCount, synthetic }) => ({ id, name, rowCount, synthetic })),
            suggestions: Object.fromEntries(usable.map((vendor) => [vendor, runtime.listModels(vendor)])),
          }}
          wanted={{
            runId: offered.find(({ id }) => id === wantedRun)?.id ?? null,
            versionIds: wantedVersions('', versions),
            seed: randomInt(1_000_000),
            question: t('defaultQuestion'),
          }}
          onCreate={createArena}
        />
      )}
    </>
  )
}
