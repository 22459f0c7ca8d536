// The datasets of the scene, and the way to bring another.
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyIntro } from '@/components/dataset/empty-intro'
import { PageHeader } from '@/components/layout/page-header'
import { uploadLimitMb } from '@/lib/boundary/receive-upload'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'
import { DatasetTable } from './_components/dataset-table'
import { ImportDataset } from './_components/import-dataset'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('data'))('title') }
}

export default async function DataPage() {
  const scene = await readCurrentScene()
  const { datasets: store } = await getRuntime()
  const [datasets, t] = await Promise.all([store.list(scene.id), getTranslations('data')])
  const empty = datasets.length === 0
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {/* The import stays where it is when the first dataset arrives, and with it what it tells of the file. */}
      <div className="grid grid-cols-1 gap-4">
        {empty && <EmptyIntro title={t('emptyTitle')} body={t('emptyBody')} />}
        <ImportDataset key={scene.id} sceneId={scene.id} limitMb={uploadLimitMb} prominent={empty} />
        {!empty && <DatasetTable datasets={datasets} />}
      </div>
    </>
  )
}
