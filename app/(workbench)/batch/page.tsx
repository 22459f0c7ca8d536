// The runs of a scene, newest first, each with its verdict in short.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { z } from 'zod'
import { GuideLink } from '@/components/layout/guide-link'
import { PageHeader } from '@/components/layout/page-header'
import { buttonClass } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { runStatuses } from '@/lib/core/run/run'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'
import { RunItem } from './_components/run-item'
import { RunOutcome } from './_components/run-outcome'
import { StatusFilter } from './_components/status-filter'

const PER_PAGE = 30
const statusSchema = z.enum(runStatuses).optional().catch(undefined)
const limitSchema = z.coerce.number().int().min(PER_PAGE).max(3000).catch(PER_PAGE)

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('batch')
  return { title: t('title') }
}

interface BatchPageProps {
  searchParams: Promise<{ limit?: string | string[]; status?: string | string[] }>
}

export default async function BatchPage({ searchParams }: BatchPageProps) {
  const query = await searchParams
  const limit = limitSchema.parse(query.limit ?? PER_PAGE)
  const status = statusSchema.parse(query.status)
  const [{ runs: store }, scene, t] = await Promise.all([getRuntime(), readCurrentScene(), getTranslations('batch')])
  const [runs, counts] = await Promise.all([store.list(scene.id, limit + 1, status), store.countByStatus(scene.id)])
  const create = (
    <Link href="/batch/new" className={buttonClass('primary')}>
      {t('create')}
    </Link>
  )
  if (Object.keys(counts).length === 0) {
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <EmptyState
          title={t('emptyTitle')}
          body={t('emptyBody')}
          action={
            <>
              {create}
              <GuideLink slug="compare" />
            </>
          }
        />
      </>
    )
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={create} />
      <StatusFilter counts={counts} chosen={status} />
      <ul className="divide-y overflow-hidden rounded-lg border bg-card">
        {runs.length === 0 && <li className="px-5 py-8 text-ink-2">{t('noneSuch')}</li>}
        {runs.slice(0, limit).map((run) => (
          <RunItem key={run.id} run={run}>
            <Suspense fallback={<span className="block h-10" />}>
              <RunOutcome run={run} />
            </Suspense>
          </RunItem>
        ))}
      </ul>
      {runs.length > limit && (
        <Link
          href={`/batch?limit=${limit + PER_PAGE}${status === undefined ? '' : `&status=${status}`}`}
          scroll={false}
          className={buttonClass('quiet', 'mt-3')}
        >
          {t('more')}
        </Link>
      )}
    </>
  )
}
