// A session: who comes first and how sure that is, then the pairs, then whether the votes can be trusted, then who voted.
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { z } from 'zod'
import { SyntheticNotice } from '@/components/dataset/synthetic-mark'
import { armTitles } from '@/components/run/arm-title'
import { Notice } from '@/components/ui/notice'
import { getRuntime } from '@/lib/runtime'
import { withAnswers } from '@/lib/usecases/arena-board'
import { type ArenaSlice, arenaReport } from '@/lib/usecases/arena-report'
import { judgeReports } from '@/lib/usecases/judge-report'
import {
  askJudge,
  deleteArena,
  endArena,
  excludeVoter,
  makeLink,
  reopenArena,
  reviveLink,
  revokeLink,
  stopJudges,
} from '../actions'
import { AnswersNotice } from './_components/answers-notice'
import { ArenaHeader } from './_components/arena-header'
import { FactsCard } from './_components/facts-card'
import { HistoryCard } from './_components/history-card'
import { JudgesCard } from './_components/judges-card'
import { LeaderboardCard } from './_components/leaderboard-card'
import { LinksCard } from './_components/links-card'
import { LiveVotes } from './_components/live-votes'
import { MatrixCard } from './_components/matrix-card'
import { SlicePicker } from './_components/slice-picker'
import { VotersCard } from './_components/voters-card'
import type { ContenderView } from './contender-view'

interface ArenaPageProps {
  params: Promise<{ id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const MOST_SLICES = 12
const sliceSchema = z
  .object({ column: z.coerce.number().int().min(0), value: z.string().min(1) })
  .nullable()
  .catch(null)

const readArena = cache(async (id: string) => (await getRuntime()).arenas.find(id))

export async function generateMetadata({ params }: ArenaPageProps): Promise<Metadata> {
  const [arena, t] = await Promise.all([readArena((await params).id), getTranslations('arena')])
  return arena === null ? {} : { title: t('name', { number: arena.number }) }
}

export default async function ArenaPage({ params, searchParams }: ArenaPageProps) {
  const { id } = await params
  const [arena, runtime, t] = await Promise.all([readArena(id), getRuntime(), getTranslations()])
  if (arena === null) notFound()
  const { book, run, columns } = await runtime.voting.board.contextOf(id)
  const slices = columns.flatMap(({ name, role, distinct, topValues }, column) =>
    role === 'feature' && distinct >= 2 && distinct <= MOST_SLICES && topValues.length > 1
      ? [{ column, name, values: topValues }]
      : [],
  )
  const query = await searchParams
  const asked = sliceSchema.parse(query)
  const slice: ArenaSlice | null = slices.some(({ column }) => column === asked?.column) ? asked : null
  const answered = withAnswers(arena, book)
  const judges = await judgeReports(runtime, answered, run)
  const mixed = query.judges === '1' && judges.length > 0
  const weights = new Map(mixed ? judges.map((judge) => [judge.id, judge.weight]) : [])
  const [report, voters, links, usable] = await Promise.all([
    arenaReport(runtime, answered, run, slice, weights),
    runtime.voters.list(id),
    runtime.voters.listLinks(id),
    runtime.usableVendors(),
  ])
  const titles = armTitles(arena.contenders, { embedded: t('batch.embedded') })
  const contenders = arena.contenders.map(
    ({ arm }, place): ContenderView => ({ arm, place, title: titles[place] ?? '', ready: book.counts.get(arm) ?? 0 }),
  )
  const hasHistory = report.history.length > 0
  const matrix = <MatrixCard report={report} contenders={contenders} />
  const now = Date.now()
  return (
    <div className="grid gap-4">
      <LiveVotes arenaId={id} running={run.status === 'running'} />
      {arena.synthetic && <SyntheticNotice of="arena" />}
      <ArenaHeader
        arena={arena}
        report={report}
        contenders={contenders}
        sliceName={slice && { column: columns[slice.column]?.name ?? '', value: slice.value }}
        lost={{ votes: voters.reduce((sum, one) => sum + one.votes, 0), voters: voters.length, links: links.length }}
        deeds={{ onEnd: endArena, onReopen: reopenArena, onDelete: deleteArena }}
      />
      <AnswersNotice contenders={contenders} rows={arena.rows} runId={run.id} running={run.status === 'running'} />
      {slices.length > 0 && report.votes > 0 && <SlicePicker slices={slices} chosen={slice} />}
      {slice !== null && report.votes === 0 && <SlicePicker slices={slices} chosen={slice} />}
      {!report.connected && report.votes > 0 && <Notice tint="attention">{t('arena.facts.disconnected')}</Notice>}
      {report.votes > 0 && (
        <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)]">
          <div className="grid gap-4">
            <LeaderboardCard report={report} contenders={contenders} />
            {hasHistory ? <HistoryCard report={report} contenders={contenders} /> : matrix}
          </div>
          <div className="grid gap-4">
            <FactsCard report={report} />
            {hasHistory && matrix}
          </div>
        </div>
      )}
      <LinksCard
        arenaId={id}
        votesPerVoter={arena.votesPerVoter}
        links={links.map(({ expiresAt, revokedAt, id: linkId, hint, note, votesPerVoter, voters: came }) => ({
          ...{ id: linkId, hint, note, votesPerVoter, voters: came, expiresAt: expiresAt.toISOString() },
          state: revokedAt !== null ? 'revoked' : expiresAt.getTime() <= now ? 'expired' : 'open',
        }))}
        onMake={makeLink}
        onRevoke={revokeLink}
        onRevive={reviveLink}
      />
      <JudgesCard
        arenaId={id}
        reports={judges}
        states={runtime.judging.list(id)}
        contenders={contenders}
        mixed={mixed}
        models={usable.map((connection) => ({ connection, names: runtime.listModels(connection) }))}
        onAsk={askJudge}
        onStop={stopJudges}
      />
      <VotersCard arenaId={id} voters={voters} checks={report.checks} onExclude={excludeVoter} />
    </div>
  )
}
