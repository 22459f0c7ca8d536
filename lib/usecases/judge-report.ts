// What judge models say of a session, apart from people, and how far they can stand for them.
import { pairOf } from '@/lib/core/arena/arena'
import { type HitAgreement, hitAgreement } from '@/lib/core/arena/hit-agreement'
import { fitRating } from '@/lib/core/rating/fit-rating'
import { judgeWeight } from '@/lib/core/rating/judge-agreement'
import { rankPrompts } from '@/lib/core/rating/rank-prompts'
import type { Kappa } from '@/lib/core/statistics/kappa'
import type { Arena } from '@/lib/store/arenas'
import type { ScoredRun, TrialStore } from '@/lib/store/trials'
import type { JudgeView, VoterStore } from '@/lib/store/voters'
import type { CountedVote, VoteStore } from '@/lib/store/votes'
import { promptsOf, toRatingVotes } from './arena-board'
import type { RankedContender } from './arena-report'
import { REPORT_K } from './run-report'

export interface JudgeReport extends JudgeView {
  votes: number
  /** By this judge's votes alone. */
  ranked: RankedContender[]
  withPeople: Kappa | null
  /** With what users really took. */
  withHits: HitAgreement | null
  /** What one of its votes would count beside a person's, in [0, 1]. */
  weight: number
}

export interface JudgeReportPorts {
  voters: Pick<VoterStore, 'listJudges'>
  votes: Pick<VoteStore, 'listCounted'>
  trials: Pick<TrialStore, 'listHits'>
}

type RatedVote = ReturnType<typeof toRatingVotes>[number]

/** The same two answers to the same row. */
const battleOf = ({ left, right, position }: RatedVote): string => `${pairOf(Number(left), Number(right))} ${position}`

export async function judgeReports(
  { voters, votes, trials }: JudgeReportPorts,
  arena: Pick<Arena, 'id' | 'contenders'>,
  run: ScoredRun,
): Promise<JudgeReport[]> {
  const judges = await voters.listJudges(arena.id)
  if (judges.length === 0) return []
  const [people, judged, hits] = await Promise.all([
    votes.listCounted(arena.id, 'people'),
    votes.listCounted(arena.id, 'judges'),
    trials.listHits(run),
  ])
  const prompts = promptsOf(arena)
  const cast = (all: readonly CountedVote[]) => toRatingVotes(all.filter(({ automatic }) => !automatic))
  return judges.map((judge) => {
    const own = judged.filter(({ voter }) => voter === judge.id)
    const { weight, withPeople } = judgeWeight(cast(people), cast(own), battleOf)
    const ranked = rankPrompts(fitRating(toRatingVotes(own), { prompts }))
    return {
      ...judge,
      votes: own.length,
      ranked: ranked.map(({ name, ...one }) => ({ ...one, arm: Number(name) })),
      withPeople,
      withHits: hitAgreement(own, hits, REPORT_K),
      weight,
    }
  })
}
