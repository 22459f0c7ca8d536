// What leaves a scene: prompts, results and votes as files, each with what it is good for.
import type { Metadata } from 'next'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { SyntheticChip } from '@/components/dataset/synthetic-mark'
import { GuideLink } from '@/components/layout/guide-link'
import { PageHeader } from '@/components/layout/page-header'
import { armTitles } from '@/components/run/arm-title'
import { SampleWords } from '@/components/run/sample-words'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ArmTag } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/empty-state'
import { getRuntime } from '@/lib/runtime'
import type { ArenaSummary } from '@/lib/store/arenas'
import type { Prompt } from '@/lib/store/prompts'
import type { Run } from '@/lib/store/runs'
import { readCurrentScene } from '../current-scene'

const RUNS_SHOWN = 10
const ARMS_SHOWN = 4

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exported'))('title') }
}

export default async function ExportPage() {
  const [runtime, scene, t] = await Promise.all([getRuntime(), readCurrentScene(), getTranslations('exported')])
  const [prompts, runs, arenas, quick] = await Promise.all([
    runtime.prompts.list(scene.id),
    runtime.runs.list(scene.id, RUNS_SHOWN, 'completed'),
    runtime.arenas.list(scene.id),
    runtime.quickBattles.count(scene.id),
  ])
  const header = <PageHeader title={t('title')} lead={t('lead')} />
  const voted = arenas.filter(({ votes }) => votes > 0)
  if (prompts.length + runs.length + voted.length + quick.votes === 0) {
    const action = (
      <Link href="/" className={buttonClass('primary')}>
        {t('toOverview')}
      </Link>
    )
    return (
      <>
        {header}
        <EmptyState title={t('emptyTitle')} body={t('emptyBody')} action={action} />
      </>
    )
  }
  return (
    <>
      {header}
      <div className="grid grid-cols-1 gap-4">
        {prompts.length > 0 && <Prompts prompts={prompts} />}
        {runs.length > 0 && <Runs runs={runs} />}
        {voted.length + quick.votes > 0 && <Votes arenas={voted} quickVotes={quick.votes} />}
      </div>
      <GuideLink slug="production" />
    </>
  )
}

function Prompts({ prompts }: { prompts: readonly Prompt[] }) {
  const t = useTranslations('exported')
  return (
    <Files title={t('prompts.title')} what={t('prompts.what')}>
      {prompts.flatMap(({ id, name, championId, versions }) => {
        const version = versions.find((one) => one.id === championId) ?? versions[0]
        if (version === undefined) return []
        return [
          <Item
            key={id}
            name={
              <Link href={`/prompts/${id}?v=${version.number}`} className="underline underline-offset-2">
                {name} v{version.number}
              </Link>
            }
            about={version.id === championId ? `★ ${t('prompts.champion')}` : t('prompts.newest')}
          >
            <Download href={`/api/prompts/${id}/export`}>{t('prompts.file')}</Download>
            <Download href={`/api/prompts/${id}/promptfoo?v=${version.number}`}>promptfoo</Download>
            <Download href={`/api/prompts/${id}/promptfoo?v=${version.number}&form=csv`}>{t('prompts.tests')}</Download>
          </Item>,
        ]
      })}
    </Files>
  )
}

function Runs({ runs }: { runs: readonly Run[] }) {
  const t = useTranslations('exported')
  const batch = useTranslations('batch')
  return (
    <Files title={t('runs.title')} what={t('runs.what')}>
      {runs.map((run) => (
        <Item
          key={run.id}
          name={
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Link href={`/batch/${run.id}`} className="underline underline-offset-2">
                #{run.number}
              </Link>
              {armTitles(run.arms, { embedded: batch('embedded') })
                .slice(0, ARMS_SHOWN)
                .map((title, arm) => (
                  <span key={title} className="flex min-w-0 items-center gap-1.5 font-normal">
                    <ArmTag arm={arm} />
                    <span className="min-w-0 truncate">{title}</span>
                  </span>
                ))}
              {run.arms.length > ARMS_SHOWN && (
                <span className="font-normal text-ink-3">+{run.arms.length - ARMS_SHOWN}</span>
              )}
              {run.synthetic && <SyntheticChip />}
            </span>
          }
          about={<SampleWords run={run} />}
        >
          <Download href={`/api/runs/${run.id}/rows.csv`}>{t('runs.rows')}</Download>
          <Download href={`/api/runs/${run.id}/report.json`}>{t('runs.report')}</Download>
          <Go href={`/batch/${run.id}/report`}>{t('runs.print')}</Go>
          <Go href={`/batch/${run.id}/skus`}>{t('runs.skus')}</Go>
          <Go href={`/batch/${run.id}/threshold`}>{t('runs.labels')}</Go>
        </Item>
      ))}
    </Files>
  )
}

function Votes({ arenas, quickVotes }: { arenas: readonly ArenaSummary[]; quickVotes: number }) {
  const t = useTranslations('exported')
  return (
    <Files title={t('votes.title')} what={t('votes.what')}>
      {arenas.map(({ arena, votes }) => (
        <Item
          key={arena.id}
          name={
            <Link href={`/arena/${arena.id}`} className="[overflow-wrap:anywhere] underline underline-offset-2">
              #{arena.number} {arena.question}
            </Link>
          }
          about={t('votes.count', { votes })}
        >
          <Download href={`/api/arenas/${arena.id}/votes.csv`}>{t('votes.all')}</Download>
          <Download href={`/api/arenas/${arena.id}/votes.csv?counted=1`}>{t('votes.counted')}</Download>
        </Item>
      ))}
      {quickVotes > 0 && (
        <Item
          name={
            <Link href="/arena/rating" className="underline underline-offset-2">
              {t('votes.quick')}
            </Link>
          }
          about={t('votes.count', { votes: quickVotes })}
        >
          <Download href="/api/quick/votes.csv">{t('votes.all')}</Download>
        </Item>
      )}
    </Files>
  )
}

function Files({ title, what, children }: { title: string; what: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <p className="mb-3 max-w-[78ch] text-sm text-ink-2">{what}</p>
      <ul className="-mx-5 -mb-4 divide-y border-t">{children}</ul>
    </Card>
  )
}

/** Something with its files at the right. */
function Item({ name, about, children }: { name: ReactNode; about: ReactNode; children: ReactNode }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-3">
      <div className="min-w-0 text-sm">
        <p className="font-medium">{name}</p>
        <p className="text-xs text-ink-3">{about}</p>
      </div>
      <div className="flex flex-wrap gap-2">{children}</div>
    </li>
  )
}

const small = buttonClass('plain', 'min-h-8 px-2.5 py-1')

const Download = ({ href, children }: { href: string; children: ReactNode }) => (
  <a href={href} download className={small}>
    ↓ {children}
  </a>
)

const Go = ({ href, children }: { href: string; children: ReactNode }) => (
  <Link href={href} className={buttonClass('quiet', 'min-h-8 px-2.5 py-1')}>
    {children}
  </Link>
)
