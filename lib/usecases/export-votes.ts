// All votes of a session as CSV, made page by page: memory does not grow with the session.
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import type { VoteRecord, VoteStore } from '@/lib/store/votes'

const VOTES_PER_PAGE = 2000

const header = [
  'voter',
  'left',
  'right',
  'choice',
  'time',
  'name',
  'row',
  'battle',
  'propensity',
  'automatic',
  'withdrawn',
  'excluded',
  'comment',
  'judge',
]

/**
 * The file in pieces of text, in the order of time. `titles` is what each arm is called. `counted`: only people's votes that count, so
 * that `hitloop rank` finds the same ranks; else withdrawn and excluded ones, too, each with its moment.
 */
export async function* exportVotes(
  votes: Pick<VoteStore, 'listRecords'>,
  arenaId: string,
  titles: ReadonlyMap<number, string>,
  counted: boolean,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header)
  for (let offset = 0; ; offset += VOTES_PER_PAGE) {
    const records = await votes.listRecords(arenaId, offset, VOTES_PER_PAGE)
    const wanted = counted ? records.filter(counts) : records
    if (wanted.length > 0) yield wanted.map((record) => lineOf(record, titles)).join('')
    if (records.length < VOTES_PER_PAGE) return
  }
}

const counts = ({ withdrawnAt, excludedAt, judge }: VoteRecord): boolean =>
  withdrawnAt === null && excludedAt === null && judge === null

const moment = (at: Date | null): string => at?.toISOString() ?? ''

const lineOf = (record: VoteRecord, titles: ReadonlyMap<number, string>): string =>
  csvLine([
    record.voter,
    titles.get(record.left) ?? String(record.left),
    titles.get(record.right) ?? String(record.right),
    record.choice,
    moment(record.createdAt),
    record.voterName,
    record.rowIndex,
    record.battleId,
    record.propensity,
    record.automatic ? 'yes' : '',
    moment(record.withdrawnAt),
    moment(record.excludedAt),
    record.comment,
    record.judge === null ? '' : `${record.judge}:${record.voterName}`,
  ])
