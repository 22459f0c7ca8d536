// Votes as CSV, made page by page: memory does not grow with their number.
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'

const VOTES_PER_PAGE = 2000

/** What a column is called, and what of a vote stands in it; null: empty. */
export type VoteColumn<Record> = readonly [name: string, cell: (vote: Record) => string | number | null]

export const yes = (is: boolean): string => (is ? 'yes' : '')
export const moment = (at: Date | null): string => at?.toISOString() ?? ''

/** The file in pieces of text, in the order in which `listPage` gives the votes; `isWanted` leaves some of them out. */
export async function* votesCsv<Record>(
  columns: readonly VoteColumn<Record>[],
  listPage: (offset: number, limit: number) => Promise<Record[]>,
  isWanted: (vote: Record) => boolean = () => true,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(columns.map(([name]) => name))
  for (let offset = 0; ; offset += VOTES_PER_PAGE) {
    const votes = await listPage(offset, VOTES_PER_PAGE)
    const lines = votes.filter(isWanted).map((vote) => csvLine(columns.map(([, cell]) => cell(vote))))
    if (lines.length > 0) yield lines.join('')
    if (votes.length < VOTES_PER_PAGE) return
  }
}
