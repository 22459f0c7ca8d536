// Choosing what to run: everything that can be known before the first call is said here.
import { randomInt } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ReadingNotes } from '@/components/dataset/reading-notes'
import { PageHeader } from '@/components/layout/page-header'
import { versionChoices, wantedVersions } from '@/components/run/version-choices'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { getRuntime } from '@/lib/runtime'
import type { Dataset } from '@/lib/store/datasets'
import type { Prompt } from '@/lib/store/prompts'
import { readCurrentScene } from '../../current-scene'
import { startRun } from '../actions'
import { StartRunForm } from './_components/start-run-form'
import { type DatasetChoice, DEFAULT_ROWS, DEFAULT_THETA } from './start-choices'
import { versionProblems } from './version-problems'

const querySchema = z.object({
  versions: z.string().catch(''),
  rows: z.coerce.number().int().min(1).catch(DEFAULT_ROWS),
  theta: z.coerce.number().min(0).max(1).catch(DEFAULT_THETA),
})
const MOST_STRATA = 100

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batch')
  return { title: t('newTitle') }
}

export default async function NewRunPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | undefined>>
}) {
  const query = querySchema.parse(await searchParams)
  const [runtime, scene, t] = await Promise.all([getRuntime(), readCurrentScene(), getTranslations('batch')])
  const [datasets, readings, prompts, usable] = await Promise.all([
    runtime.datasets.list(scene.id),
    runtime.datasets.listReadings(scene.id),
    runtime.prompts.list(scene.id),
    runtime.usableVendors(),
  ])
  const versions = prompts.flatMap(versionChoices)
  const missing = datasets.length === 0 ? 'data' : versions.length === 0 ? 'prompts' : null
  return (
    <>
      <PageHeader title={t('newTitle')} lead={t('newLead')} />
      <ReadingNotes readings={readings} />
      {missing === 'data' && (
        <EmptyState
          title={t('noDatasetTitle')}
          body={t('noDatasetBody')}
          action={
            <Link href="/data" className={buttonClass('primary')}>
              {t('toData')}
            </Link>
          }
        />
      )}
      {missing === 'prompts' && (
        <EmptyState
          title={t('noPromptTitle')}
          body={t('noPromptBody')}
          action={
            <Link href="/prompts/new" className={buttonClass('primary')}>
              {t('toPrompts')}
            </Link>
          }
        />
      )}
      {missing === null && (
        <StartRunForm
          datasets={datasets.map((dataset) => datasetChoice(dataset, prompts))}
          versions={versions}
          wanted={{
            versionIds: wantedVersions(query.versions, versions),
            seed: randomInt(1_000_000),
            rows: query.rows,
            theta: query.theta,
          }}
          suggestions={Object.fromEntries(usable.map((vendor) => [vendor, runtime.listModels(vendor)]))}
          onStart={startRun}
        />
      )}
    </>
  )
}

function datasetChoice({ id, name, rowCount, columns, synthetic }: Dataset, prompts: readonly Prompt[]): DatasetChoice {
  const label = columns.find((column) => column.role === 'label')
  const versions = prompts.flatMap((prompt) => prompt.versions)
  return {
    id,
    name,
    rowCount,
    synthetic,
    labelled: label === undefined ? null : Math.round(label.coverage * rowCount),
    hasTime: columns.some((column) => column.role === 'time'),
    hasUser: columns.some((column) => column.role === 'user'),
    strata: columns
      .filter(({ role, distinct }) => role === 'feature' && distinct >= 2 && distinct <= MOST_STRATA)
      .map((column) => ({ name: column.name, distinct: column.distinct })),
    problems: Object.fromEntries(versions.map((version) => [version.id, versionProblems(version, columns)])),
  }
}
