// All votes of a session as CSV.
import type { VoteRecord, VoteStore } from '@/lib/store/votes'
import { moment, type VoteColumn, votesCsv, yes } from './votes-csv'

const counts = ({ withdrawnAt, excludedAt, judge }: VoteRecord): boolean =>
  withdrawnAt === null && excludedAt === null && judge === null

/**
 * The file in pieces of text, in the order of time. `titles` is what each arm is called. `counted`: only people's votes that count, so
 * that `hitloop rank` finds the same ranks; else withdrawn and excluded ones, too, each with its moment.
 */
export function exportVotes(
  votes: Pick<VoteStore, 'listRecords'>,
  arenaId: string,
  titles: ReadonlyMap<number, string>,
  counted: boolean,
): AsyncGenerator<string> {
  const titleOf = (arm: number) => titles.get(arm) ?? String(arm)
  const columns: VoteColumn<VoteRecord>[] = [
    ['voter', ({ voter }) => voter],
    ['left', ({ left }) => titleOf(left)],
    ['right', ({ right }) => titleOf(right)],
    ['choice', ({ choice }) => choice],
    ['time', ({ createdAt }) => moment(createdAt)],
    ['name', ({ voterName }) => voterName],
    ['row', ({ rowIndex }) => rowIndex],
    ['battle', ({ battleId }) => battleId],
    ['propensity', ({ propensity }) => propensity],
    ['automatic', ({ automatic }) => yes(automatic)],
    ['withdrawn', ({ withdrawnAt }) => moment(withdrawnAt)],
    ['excluded', ({ excludedAt }) => moment(excludedAt)],
    ['comment', ({ comment }) => comment],
    ['judge', ({ judge, voterName }) => (judge === null ? '' : `${judge}:${voterName}`)],
  ]
  const listPage = (offset: number, limit: number) => votes.listRecords(arenaId, offset, limit)
  return votesCsv(columns, listPage, counted ? counts : undefined)
}
