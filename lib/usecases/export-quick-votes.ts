// Quick votes of a scene as CSV, in the columns of a session's votes as far as they have them, and some of their own.
import type { QuickSide } from '@/lib/core/arena/quick-side'
import { byteOrderMark, csvLine } from '@/lib/files/write-csv'
import type { QuickBattleStore, VotedQuickBattle } from '@/lib/store/quick-battles'

const VOTES_PER_PAGE = 2000

const header = [
  'voter',
  'left',
  'right',
  'choice',
  'time',
  'row',
  'input',
  'battle',
  'propensity',
  'automatic',
  'counted',
  'comment',
  'quick',
]

/** The file in pieces of text, in the order of time; `hitloop rank` reads it. `row` counts from 0, as in a session's file. */
export async function* exportQuickVotes(
  quickBattles: Pick<QuickBattleStore, 'listVoted'>,
  sceneId: string,
  countedOnly: boolean,
): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header)
  for (let offset = 0; ; offset += VOTES_PER_PAGE) {
    const battles = await quickBattles.listVoted(sceneId, { countedOnly, offset, limit: VOTES_PER_PAGE })
    if (battles.length > 0) yield battles.map(lineOf).join('')
    if (battles.length < VOTES_PER_PAGE) return
  }
}

const titleOf = ({ name, model }: QuickSide): string => `${name} · ${model}`
const yes = (is: boolean): string => (is ? 'yes' : '')

const lineOf = ({ id, voterKey, left, right, rowIndex, input, propensity, vote }: VotedQuickBattle): string =>
  csvLine([
    voterKey.slice(0, 12),
    titleOf(left),
    titleOf(right),
    vote.choice,
    vote.createdAt.toISOString(),
    rowIndex,
    input,
    id,
    propensity,
    yes(vote.automatic),
    yes(vote.counted),
    vote.comment,
    'yes',
  ])
