// The datasets of the scene, and the way to bring another.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { EmptyIntro } from '@/components/dataset/empty-intro'
import { RefreshWhile } from '@/components/dataset/refresh-while'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { uploadLimitMb } from '@/lib/boundary/receive-upload'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'
import { DatasetTable } from './_components/dataset-table'
import { ImportDataset } from './_components/import-dataset'

const REFRESH_MS = 2000

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('data'))('title') }
}

export default async function DataPage() {
  const scene = await readCurrentScene()
  const { datasets: store } = await getRuntime()
  const [datasets, readings, t, synthetic] = await Promise.all([
    store.list(scene.id),
    store.listReadings(scene.id),
    getTranslations('data'),
    getTranslations('synthetic'),
  ])
  const empty = datasets.length + readings.length === 0
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <Link href="/data/synthetic" className={buttonClass()}>
            {synthetic('open')}
          </Link>
        }
      />
      {/* The import stays where it is when the first dataset arrives, and with it what it tells of the file. */}
      <div className="grid grid-cols-1 gap-4">
        {empty && <EmptyIntro title={t('emptyTitle')} body={t('emptyBody')} />}
        <div data-tour="data">
          <ImportDataset key={scene.id} sceneId={scene.id} limitMb={uploadLimitMb} prominent={empty} />
        </div>
        {readings.some(({ failure }) => failure === null) && <RefreshWhile everyMs={REFRESH_MS} />}
        {!empty && <DatasetTable datasets={datasets} readings={readings} />}
      </div>
    </>
  )
}
