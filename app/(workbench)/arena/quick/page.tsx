// One blind vote now: two versions, one row or words of one's own.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { versionChoices, wantedVersions } from '@/components/run/version-choices'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../../current-scene'
import { type Query, readAddress } from '../../optimise/desk-address'
import { readPreview } from '../../read-preview'
import { QuickDesk } from './_components/quick-desk'
import type { Contenders } from './quick-contender'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quick'))('title') }
}

export default async function QuickArenaPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [query, runtime, scene, t] = await Promise.all([
    searchParams,
    getRuntime(),
    readCurrentScene(),
    getTranslations('quick'),
  ])
  const address = readAddress(query)
  const [prompts, sample, usable] = await Promise.all([
    runtime.prompts.list(scene.id),
    readPreview(scene.id, address),
    runtime.usableVendors(),
  ])
  const versions = prompts.flatMap(versionChoices)
  if (versions.length === 0)
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <EmptyState
          title={t('noVersions')}
          body={t('noVersionsBody')}
          action={
            <Link href="/prompts/new" className={buttonClass('primary')}>
              {t('toPrompts')}
            </Link>
          }
        />
      </>
    )
  const usual = [...wantedVersions('', versions), ...versions.map(({ id }) => id)]
  const [one, other] = address.versions.map((id) => versions.find((version) => version.id === id)?.id)
  const first = one ?? usual.find((id) => id !== other) ?? other ?? ''
  const second = other ?? usual.find((id) => id !== first) ?? first
  const [firstModel, secondModel] = address.models
  const start: Contenders = [
    { versionId: first, model: firstModel },
    { versionId: second, model: secondModel },
  ]
  return <QuickDesk key={scene.id} versions={versions} start={start} sample={sample} usable={usable} />
}
