// A name typed by hand and its nearest products, with reasons; and many names at once.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../../current-scene'
import { MatchMany } from './_components/match-many'
import { MatchOne } from './_components/match-one'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('match'))('title') }
}

export default async function MatchPage() {
  const scene = await readCurrentScene()
  const { pools } = await getRuntime()
  const [pool, t] = await Promise.all([pools.findCurrent(scene.id), getTranslations('match')])
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      {pool === null ? (
        <EmptyState
          title={t('noPool')}
          body={t('noPoolBody')}
          action={
            <Link href="/pool" className={buttonClass('primary')}>
              {t('toPool')}
            </Link>
          }
        />
      ) : (
        <div key={pool.id} className="grid grid-cols-1 gap-4">
          <MatchOne sceneId={scene.id} />
          <MatchMany sceneId={scene.id} />
        </div>
      )}
    </>
  )
}
