// The pool checked against a dataset: labels that it doesn't have, what stands in it twice, and the aliases in force.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ReadingNotes } from '@/components/dataset/reading-notes'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { columnWithRole } from '@/lib/core/dataset/dataset'
import { getRuntime } from '@/lib/runtime'
import { checkLabels, checkPool } from '@/lib/usecases/check-pool'
import { readCurrentScene } from '../../current-scene'
import { AliasList } from './_components/alias-list'
import { DatasetChoice } from './_components/dataset-choice'
import { Duplicates } from './_components/duplicates'
import { LabelReport } from './_components/label-report'
import { SkuConflicts } from './_components/sku-conflicts'

const THETA = 0.8
const LABELS_SHOWN = 50
const DUPLICATES_SHOWN = 50
const CONFLICTS_SHOWN = 100
const ALIASES_SHOWN = 200

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('pool.check'))('title') }
}

interface CheckPageProps {
  searchParams: Promise<{ dataset?: string | string[] }>
}

export default async function CheckPage({ searchParams }: CheckPageProps) {
  const scene = await readCurrentScene()
  const { datasets, aliases, matchers, ports } = await getRuntime()
  const [opened, list, readings, t, search] = await Promise.all([
    matchers.open(scene.id),
    datasets.list(scene.id),
    datasets.listReadings(scene.id),
    getTranslations('pool.check'),
    searchParams,
  ])
  const header = <PageHeader title={t('title')} lead={t('why')} />
  const wayOn = (href: string, words: string) => (
    <Link href={href} className={buttonClass('primary')}>
      {words}
    </Link>
  )
  if (opened === null) {
    return (
      <>
        {header}
        <EmptyState title={t('noPool')} body={t('noPoolBody')} action={wayOn('/pool', t('toPool'))} />
      </>
    )
  }
  const dataset = list.find(({ id }) => id === search.dataset) ?? list[0]
  const labelled = dataset !== undefined && columnWithRole(dataset.columns, 'label') >= 0
  const [labels, { duplicates, skuConflicts }, named] = await Promise.all([
    labelled ? checkLabels(ports, opened, dataset, { theta: THETA, limit: LABELS_SHOWN }) : null,
    checkPool(ports, opened, CONFLICTS_SHOWN),
    aliases.listNewest(scene.id, opened.poolId, ALIASES_SHOWN),
  ])
  return (
    <>
      {header}
      <ReadingNotes readings={readings} />
      <div className="grid grid-cols-1 gap-4">
        {dataset === undefined ? (
          <EmptyState title={t('noDataset')} body={t('noDatasetBody')} action={wayOn('/data', t('toData'))} />
        ) : (
          <>
            <DatasetChoice
              datasets={list.map(({ id, name, synthetic }) => ({ id, name, synthetic }))}
              chosen={dataset.id}
            />
            {labels === null ? (
              <EmptyState
                title={t('noLabel', { name: dataset.name })}
                body={t('noLabelBody')}
                action={wayOn(`/data/${dataset.id}`, t('toDataset'))}
              />
            ) : (
              <LabelReport sceneId={scene.id} dataset={dataset.name} check={labels} theta={THETA} />
            )}
          </>
        )}
        <AliasList sceneId={scene.id} {...named} />
        <Duplicates groups={duplicates.slice(0, DUPLICATES_SHOWN)} total={duplicates.length} />
        <SkuConflicts conflicts={skuConflicts} />
      </div>
    </>
  )
}
