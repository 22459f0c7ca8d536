// What a voter is shown next: three battles at most, so that the next is there before it is asked for.

import { drawBattle } from '@/lib/core/arena/draw-battle'
import { areIdentical, type LevelledAnswers, levelAnswers } from '@/lib/core/arena/level-answers'
import { type RowCard, rowCard } from '@/lib/core/arena/row-card'
import type { Random } from '@/lib/core/sampling/random'
import { AppError } from '@/lib/errors'
import type { Battle, OwnBattle, VoteStore } from '@/lib/store/votes'
import type { ArenaBoard, ArenaContext } from './arena-board'
import type { Voting } from './open-voting'

export interface ServePorts {
  votes: Pick<VoteStore, 'listBattles' | 'addBattle' | 'cast'>
  board: ArenaBoard
  random: Random
}

/** A battle as a browser may see it: nothing in it tells who wrote what. */
export interface BattleView {
  id: string
  /** Votes on it that were withdrawn. */
  attempt: number
  /** Null where voters judge by the answers alone. */
  card: RowCard | null
  answers: LevelledAnswers
}

/**
 * ended: takes no votes any more. spent: this voter has cast all. waiting: answers are still on their way. exhausted: the
 * voter has seen all that there is to compare.
 */
export type VotingState = 'open' | 'ended' | 'spent' | 'waiting' | 'exhausted'

export interface Served {
  state: VotingState
  /** Those that the browser doesn't have yet, in their order. */
  battles: BattleView[]
  /** Cast by this voter, out of how many. */
  voted: number
  cap: number
  /** Battles of two answers that read the same: recorded as ties, never shown. */
  alike: number
}

const AHEAD = 3
/** Battles of like answers that one request passes over. */
const MOST_ALIKE = 200

/** A voting with its voter. Throws 'vote.nameless'. */
export function requireVoter({ link, voter }: Voting): { link: Voting['link']; voter: NonNullable<Voting['voter']> } {
  if (voter === null) throw new AppError('vote.nameless', {})
  return { link, voter }
}

/** `have`: ids of battles that the browser holds. `own`: the voter's battles where they were read already. */
export async function serveBattles(
  ports: ServePorts,
  voting: Voting,
  have: readonly string[],
  own?: OwnBattle[],
): Promise<Served> {
  const { link, voter } = requireVoter(voting)
  const context = await ports.board.contextOf(link.sessionId)
  const battles = own ?? (await ports.votes.listBattles(voter.id))
  const voted = battles.filter(({ open, automatic }) => !open && !automatic).length
  const served: Served = { state: 'open', battles: [], voted, cap: link.votesPerVoter, alike: 0 }
  const done = (state: VotingState): Served => ({
    ...served,
    state,
    alike: battles.filter(({ automatic }) => automatic).length,
  })
  // A vote may just have ended it: the rating looks.
  const rating = await ports.board.ratingOf(context)
  if (link.endedAt !== null || (await ports.board.contextOf(link.sessionId)).arena.endedAt !== null)
    return done('ended')
  if (voted >= link.votesPerVoter) return done('spent')

  let open = 0
  const wanted = Math.min(AHEAD, link.votesPerVoter - voted)
  for (const battle of battles.filter((one) => one.open)) {
    if (open >= wanted) break
    const view = have.includes(battle.id) ? null : await viewOf(ports.board, context, battle)
    if (view === 'gone') continue
    if (view !== null) served.battles.push(view)
    open += 1
  }
  for (let passed = 0; open < wanted && passed < MOST_ALIKE; ) {
    const drawn = drawBattle(context.book, rating, battles, ports.random)
    if (drawn === null) break
    const added = await ports.votes.addBattle({ ...drawn, sessionId: link.sessionId, voterId: voter.id })
    const battle: OwnBattle = { ...fresh, ...drawn, ...added }
    battles.push(battle)
    // Another tab has drawn it meanwhile.
    if (added === null) continue
    const view = await viewOf(ports.board, context, battle)
    if (view === 'gone') continue
    if (areIdentical(view.answers)) {
      await ports.votes.cast({ battleId: battle.id, voterId: voter.id, ...automaticTie })
      ports.board.noteVote(link.sessionId)
      Object.assign(battle, { open: false, automatic: true, votes: 1 })
      passed += 1
      continue
    }
    served.battles.push(view)
    open += 1
  }
  if (open > 0) return done('open')
  return done(context.run.status === 'running' ? 'waiting' : 'exhausted')
}

/** A battle that was just drawn, but for what it is of. */
const fresh = { id: '', votes: 0, open: true, voteId: null, castAt: null, automatic: false }
const automaticTie = { attempt: 0, choice: 'tie', comment: '', automatic: true } as const

/** 'gone' where an answer can no longer be read. */
async function viewOf(
  board: ArenaBoard,
  context: ArenaContext,
  { id, position, left, right, votes }: Battle & { votes: number },
): Promise<BattleView | 'gone'> {
  const { arena, run, columns, mask } = context
  const texts = await board.textsOf(context, position, left, right)
  if (texts === null) return 'gone'
  return {
    id,
    attempt: votes,
    card: arena.showProfile ? rowCard(columns, run.roles, texts.cells) : null,
    answers: levelAnswers(texts.left, texts.right, mask),
  }
}
