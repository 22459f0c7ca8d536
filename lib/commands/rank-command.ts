// hitloop rank: votes from a file to a leaderboard with its uncertainty. Opens no database.
import { fitRating, type Rating } from '@/lib/core/rating/fit-rating'
import { rankReport } from '@/lib/core/rating/rank-report'
import { checkWritable, replaceFile } from '@/lib/files/replace-file'
import { readVotes } from '@/lib/usecases/read-votes'
import { checkDistinct } from './distinct-files'
import type { RankOptionValues } from './options'
import type { Session } from './session'

export async function rankCommand(values: RankOptionValues, session: Session): Promise<number> {
  const [votesFile, out] = [session.pathOf(values.votes), session.pathOf(values.out)]
  checkDistinct([{ option: '--votes', path: votesFile }], [{ option: '--out', path: out }])
  await checkWritable(out)
  const rating = fitRating(await readVotes(votesFile, session.signal))
  session.signal.throwIfAborted()
  await replaceFile(out, ({ write }) => write(`${JSON.stringify(rankReport(rating), null, 2)}\n`))
  tellLimits(rating, session)
  return 0
}

/** What the figures can't say. */
function tellLimits({ prompts, groups, voters }: Rating, session: Session): void {
  const names = new Map<number, string[]>()
  for (const [at, group] of groups.entries()) names.set(group, [...(names.get(group) ?? []), prompts[at] ?? ''])
  if (names.size > 1) {
    session.note('notConnected', { groups: [...names.values()].map((group) => group.join(', ')).join(' | ') })
  }
  if (voters === 1) session.note('oneVoter')
}
