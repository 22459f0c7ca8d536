// Quick votes of a scene as CSV, in the columns of a session's votes as far as they have them, and some of their own.
import type { QuickSide } from '@/lib/core/arena/quick-side'
import type { QuickBattleStore, VotedQuickBattle } from '@/lib/store/quick-battles'
import { moment, type VoteColumn, votesCsv, yes } from './votes-csv'

const titleOf = ({ name, model }: QuickSide): string => `${name} · ${model}`

const columns: VoteColumn<VotedQuickBattle>[] = [
  ['voter', ({ voterKey }) => voterKey.slice(0, 12)],
  ['left', ({ left }) => titleOf(left)],
  ['right', ({ right }) => titleOf(right)],
  ['choice', ({ vote }) => vote.choice],
  ['time', ({ vote }) => moment(vote.createdAt)],
  ['row', ({ rowIndex }) => rowIndex],
  ['input', ({ input }) => input],
  ['battle', ({ id }) => id],
  ['propensity', ({ propensity }) => propensity],
  ['automatic', ({ vote }) => yes(vote.automatic)],
  ['counted', ({ vote }) => yes(vote.counted)],
  ['comment', ({ vote }) => vote.comment],
  ['quick', () => 'yes'],
]

/** The file in pieces of text, in the order of time; `hitloop rank` reads it. `row` counts from 0, as in a session's file. */
export const exportQuickVotes = (
  quickBattles: Pick<QuickBattleStore, 'listVoted'>,
  sceneId: string,
  countedOnly: boolean,
): AsyncGenerator<string> =>
  votesCsv(columns, (offset, limit) => quickBattles.listVoted(sceneId, { countedOnly, offset, limit }))
