// What a voter is shown next: three battles at most, so that the next is there before it is asked for.
import { randomUUID } from 'node:crypto'
import { drawBattle } from '@/lib/core/arena/draw-battle'
import { areIdentical, type LevelledAnswers, levelAnswers } from '@/lib/core/arena/level-answers'
import { type RowCard, rowCard } from '@/lib/core/arena/row-card'
import type { Random } from '@/lib/core/sampling/random'
import { AppError } from '@/lib/errors'
import type { Battle, DrawnForVoter, NewVote, OwnBattle, VoteStore } from '@/lib/store/votes'
import type { ArenaBoard, ArenaContext } from './arena-board'
import type { Voting } from './open-voting'
import type { VoterDesks } from './voter-desks'

export interface ServePorts {
  votes: Pick<VoteStore, 'listBattles' | 'takeTurn'>
  board: ArenaBoard
  desks: VoterDesks
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

/** `have`: ids of battles that the browser holds. Throws 'vote.nameless', 'notFound.arena'. */
export async function serveBattles(ports: ServePorts, voting: Voting, have: readonly string[]): Promise<Served> {
  const { voter } = requireVoter(voting)
  return await ports.desks.at(voter.id, async (own) => (await takeTurn(ports, voting, have, own, null)).served, 'fresh')
}

/** A vote on one of the voter's own battles. */
export interface Ballot {
  battle: OwnBattle
  vote: NewVote
}

/**
 * Draws what the voter will be shown next, and writes it together with the vote: one statement a turn. `own` follows what was
 * written. `cast`: whether the vote was.
 */
export async function takeTurn(
  ports: ServePorts,
  voting: Voting,
  have: readonly string[],
  own: OwnBattle[],
  ballot: Ballot | null,
): Promise<{ served: Served; cast: boolean }> {
  const { link, voter } = requireVoter(voting)
  const { board, votes } = ports
  const context = await board.contextOf(link.sessionId)
  // A vote may just have ended it: the rating looks.
  const rating = await board.ratingOf(context)
  const isOver = async () => link.endedAt !== null || (await board.contextOf(link.sessionId)).arena.endedAt !== null
  const over = await isOver()

  const votedBefore = own.filter(isVoted).length
  const votedAfter = votedBefore + (ballot?.battle.open ? 1 : 0)
  const wanted = over ? 0 : Math.max(0, Math.min(AHEAD, link.votesPerVoter - votedAfter))
  const held = await heldViews(ports, context, have, own, ballot, wanted)
  const drawn: DrawnForVoter[] = []
  const views = [...held.views]
  for (let passed = 0; held.count + views.length - held.views.length < wanted && passed < MOST_ALIKE; ) {
    const battle = drawBattle(context.book, rating, own, ports.random)
    if (battle === null) break
    const id = randomUUID()
    const fresh: OwnBattle = { ...unvoted, ...battle, id }
    own.push(fresh)
    const view = await viewOf(board, context, fresh)
    const automatic = view !== 'gone' && areIdentical(view.answers)
    drawn.push({ ...battle, id, automatic, sessionId: link.sessionId, voterId: voter.id })
    if (view === 'gone') continue
    if (automatic) {
      Object.assign(fresh, { open: false, automatic: true, votes: 1 })
      passed += 1
    } else views.push(view)
  }
  const turn =
    ballot === null && drawn.length === 0
      ? { cast: false, drawn: [] }
      : await votes.takeTurn(ballot?.vote ?? null, drawn)
  if (turn.cast && ballot !== null) {
    board.noteVote(link.sessionId)
    Object.assign(ballot.battle, { open: false, votes: ballot.vote.attempt + 1 })
  }
  if (drawn.some(({ automatic }) => automatic)) board.noteVote(link.sessionId)
  if (turn.drawn.length < drawn.length) {
    // Another process has drawn some of them meanwhile.
    own.splice(0, own.length, ...(await votes.listBattles(voter.id)))
    const again = await takeTurn(ports, voting, have, own, null)
    return { ...again, cast: turn.cast }
  }

  const voted = own.filter(isVoted).length
  const alike = own.filter(({ automatic }) => automatic).length
  const served = (state: VotingState, battles: BattleView[] = []): Served => ({
    ...{ state, battles, voted, cap: link.votesPerVoter, alike },
  })
  if (turn.cast) await board.ratingOf(context)
  const state = (): VotingState => {
    if (voted >= link.votesPerVoter) return 'spent'
    if (held.count + views.length - held.views.length > 0) return 'open'
    return context.run.status === 'running' ? 'waiting' : 'exhausted'
  }
  return { served: (await isOver()) ? served('ended') : served(state(), views), cast: turn.cast }
}

const isVoted = ({ open, automatic }: OwnBattle): boolean => !open && !automatic

/** A battle that was just drawn, but for what it is of. */
const unvoted = { votes: 0, open: true, voteId: null, castAt: null, automatic: false }

/** Open battles of before, `wanted` at most: how many there are, and those that the browser doesn't have yet. */
async function heldViews(
  { board }: ServePorts,
  context: ArenaContext,
  have: readonly string[],
  own: readonly OwnBattle[],
  ballot: Ballot | null,
  wanted: number,
): Promise<{ count: number; views: BattleView[] }> {
  const views: BattleView[] = []
  let count = 0
  for (const battle of own) {
    if (count >= wanted) break
    if (!battle.open || battle === ballot?.battle) continue
    const view = have.includes(battle.id) ? null : await viewOf(board, context, battle)
    if (view === 'gone') continue
    if (view !== null) views.push(view)
    count += 1
  }
  return { count, views }
}

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
