// The arenas of a scene, newest first.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { SyntheticChip } from '@/components/dataset/synthetic-mark'
import { GuideLink } from '@/components/layout/guide-link'
import { PageHeader } from '@/components/layout/page-header'
import { armTitles } from '@/components/run/arm-title'
import { Moment } from '@/components/run/moment'
import { buttonClass } from '@/components/ui/button'
import { ArmTag } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'
import { ArenaStatus } from './_components/arena-status'

const CONTENDERS_SHOWN = 4

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('arena')
  return { title: t('title') }
}

export default async function ArenasPage() {
  const [{ arenas: store }, scene, t, batch] = await Promise.all([
    getRuntime(),
    readCurrentScene(),
    getTranslations('arena'),
    getTranslations('batch'),
  ])
  const arenas = await store.list(scene.id)
  const create = (
    <Link href="/arena/new" data-tour="arena" className={buttonClass('primary')}>
      {t('create')}
    </Link>
  )
  const aside = (
    <>
      <Link href="/arena/rating" className={buttonClass('quiet')}>
        {t('rating')}
      </Link>
      <Link href="/arena/quick" className={buttonClass()}>
        {t('quick')}
      </Link>
    </>
  )
  if (arenas.length === 0) {
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} actions={aside} />
        <EmptyState
          title={t('emptyTitle')}
          body={t('emptyBody')}
          action={
            <>
              {create}
              <GuideLink slug="arena" />
            </>
          }
        />
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {aside}
            {create}
          </>
        }
      />
      <ul className="divide-y overflow-hidden rounded-lg border bg-card">
        {arenas.map(({ arena, votes, voters }) => (
          <li key={arena.id} className="relative grid gap-1 px-5 py-3.5 hover:bg-sunk">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <Link
                href={`/arena/${arena.id}`}
                aria-label={t('open', { number: arena.number })}
                className="font-semibold after:absolute after:inset-0"
              >
                #{arena.number}
              </Link>
              <span className="min-w-0 [overflow-wrap:anywhere]">{arena.question}</span>
              <ArenaStatus endReason={arena.endReason} />
              {arena.synthetic && <SyntheticChip />}
              <span className="text-xs text-ink-3">
                <Moment at={arena.createdAt.toISOString()} />
              </span>
            </div>
            <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
              <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-1">
                {armTitles(arena.contenders, { embedded: batch('embedded') })
                  .slice(0, CONTENDERS_SHOWN)
                  .map((title, place) => (
                    <li key={title} className="flex min-w-0 items-center gap-1.5 text-sm">
                      <ArmTag arm={place} />
                      <span className="min-w-0 truncate">{title}</span>
                    </li>
                  ))}
                {arena.contenders.length > CONTENDERS_SHOWN && (
                  <li className="text-sm text-ink-3">
                    {t('more', { count: arena.contenders.length - CONTENDERS_SHOWN })}
                  </li>
                )}
              </ul>
              <span className="text-sm text-ink-2">{t('counts', { votes, voters })}</span>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}
