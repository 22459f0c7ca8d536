// All blind votes of the scene as one rating: who comes first, how sure that is, and how much of it is quick votes.
import type { Metadata } from 'next'
import Link from 'next/link'
import { getFormatter, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { ScoreChart } from '@/components/chart/score-chart'
import { PageHeader } from '@/components/layout/page-header'
import { armTitles } from '@/components/run/arm-title'
import { buttonClass } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { classNames } from '@/components/ui/class-names'
import { EmptyState } from '@/components/ui/empty-state'
import { Notice } from '@/components/ui/notice'
import { ScrollRegion } from '@/components/ui/scroll-region'
import { getRuntime } from '@/lib/runtime'
import { ratedVotes, type SceneRating, sceneRating } from '@/lib/usecases/scene-rating'
import { readCurrentScene } from '../../current-scene'

const querySchema = z.object({ votes: z.enum(ratedVotes).catch('all') })

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quick.rating'))('page') }
}

export default async function SceneRatingPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const [query, runtime, scene, t, batch, format] = await Promise.all([
    searchParams,
    getRuntime(),
    readCurrentScene(),
    getTranslations('quick.rating'),
    getTranslations('batch'),
    getFormatter(),
  ])
  const { votes: among } = querySchema.parse(query)
  const [rating, quick] = await Promise.all([
    sceneRating(runtime, scene.id, among),
    runtime.quickBattles.count(scene.id),
  ])
  const { ranked, votes, connected, side, shares, voters } = rating
  const counts = { all: votes.sessions + votes.quick, sessions: votes.sessions, quick: votes.quick }
  const titles = armTitles(ranked, { embedded: batch('embedded') })
  const percent = (share: number) => format.number(share, { style: 'percent', maximumFractionDigits: 0 })
  const toVote = (
    <Link href="/arena/quick" className={buttonClass('primary')}>
      {t(counts.all === 0 ? 'voteFirst' : 'vote')}
    </Link>
  )
  if (counts.all === 0)
    return (
      <>
        <PageHeader title={t('title')} lead={t('lead')} />
        <EmptyState title={t('none')} body={t('noneBody')} action={toVote} />
        {quick.votes > 0 && <p className="mt-3 text-sm text-ink-3">{t('uncounted', { votes: quick.votes })}</p>}
      </>
    )
  const first = ranked.filter(({ rank }) => rank === 1)
  const title =
    ranked.length === 0
      ? t('emptyKind')
      : first.length === 1
        ? t('first', { name: titles[0] ?? '' })
        : t('tied', { count: first.length })
  return (
    <>
      <PageHeader
        title={title}
        lead={
          <>
            {t('lead')}
            {ranked.length > 0 && (
              <span className="block">
                {t('words', {
                  ...{ votes: counts[among], voters, side: percent(side.share) },
                  ...{ tie: percent(shares.tie), bad: percent(shares.bothBad) },
                })}
              </span>
            )}
          </>
        }
        actions={
          <>
            <a href="/api/quick/votes.csv" download className={buttonClass('quiet')}>
              {t('download')}
            </a>
            {toVote}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-4">
        <nav aria-label={t('which')} className="flex flex-wrap gap-1.5">
          {ratedVotes.map((kind) => (
            <Link
              key={kind}
              href={kind === 'all' ? '/arena/rating' : `/arena/rating?votes=${kind}`}
              aria-current={kind === among ? 'page' : undefined}
              className={classNames(
                'inline-flex min-h-9 items-center rounded-md border px-2.5 text-sm',
                kind === among ? 'border-ink bg-sunk font-medium text-ink' : 'text-ink-2 hover:text-ink',
              )}
            >
              {t(`kinds.${kind}`, { votes: counts[kind] })}
            </Link>
          ))}
        </nav>
        {!connected && ranked.length > 0 && <Notice tint="attention">{t('disconnected')}</Notice>}
        {voters === 1 && <Notice>{t('oneVoter')}</Notice>}
        {ranked.length > 0 && <Ranks ranked={ranked} titles={titles} />}
        <p className="max-w-[78ch] text-sm text-ink-3">
          {t('apart')} {quick.votes > quick.counted && t('uncounted', { votes: quick.votes - quick.counted })}
        </p>
      </div>
    </>
  )
}

async function Ranks({ ranked, titles }: { ranked: SceneRating['ranked']; titles: readonly string[] }) {
  const [t, chart, format] = await Promise.all([
    getTranslations('quick.rating'),
    getTranslations('arena.chart'),
    getFormatter(),
  ])
  return (
    <>
      <Card title={chart('title')} aside={chart('aside')}>
        <ScoreChart
          caption={chart('caption')}
          items={ranked.map(({ key, rank, score, low, high, votes }, place) => ({
            ...{ key, rank, score, low, high, votes, name: titles[place] ?? '' },
            label: (
              <span className="min-w-0 [overflow-wrap:anywhere] sm:truncate" title={titles[place]}>
                {titles[place]}
              </span>
            ),
          }))}
        />
      </Card>
      <Card title={t('table')}>
        <ScrollRegion label={t('table')}>
          <table className="w-full text-sm">
            <thead className="text-left text-ink-3">
              <tr>
                <th scope="col" className="py-1.5 pr-4 font-normal">
                  {t('contender')}
                </th>
                <th scope="col" className="py-1.5 pr-4 text-right font-normal">
                  {t('sessionsVotes')}
                </th>
                <th scope="col" className="py-1.5 text-right font-normal">
                  {t('quickVotes')}
                </th>
              </tr>
            </thead>
            <tbody className="divide-y">
              {ranked.map(({ key, votes, quick }, place) => (
                <tr key={key}>
                  <th scope="row" className="min-w-40 py-1.5 pr-4 text-left font-medium [overflow-wrap:anywhere]">
                    {titles[place]}
                  </th>
                  <td className="py-1.5 pr-4 text-right">{format.number(votes - quick)}</td>
                  <td className="py-1.5 text-right">{format.number(quick)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </Card>
    </>
  )
}
