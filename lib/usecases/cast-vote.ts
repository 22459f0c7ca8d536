// A vote is cast, or the latest one withdrawn. Sent twice, from two tabs, or after a crash, it counts once.
import { z } from 'zod'
import { wordsSchema } from '@/lib/core/arena/storable-words'
import { voteChoiceSchema } from '@/lib/core/rating/vote'
import { AppError } from '@/lib/errors'
import type { OwnBattle, VoteStore } from '@/lib/store/votes'
import type { Voting } from './open-voting'
import { requireVoter, type Served, type ServePorts, takeTurn } from './serve-battles'

export const castVoteSchema = z.object({
  battleId: z.string().min(1).max(100),
  attempt: z.number().int().min(0).max(1000),
  choice: voteChoiceSchema,
  comment: wordsSchema(0, 1000).default(''),
  /** Battles that the browser holds. */
  have: z.array(z.string().max(100)).max(10),
})

export interface CastResult extends Served {
  /** The product that was really taken; null where it isn't shown. */
  label: string | null
}

export interface CastPorts extends ServePorts {
  votes: ServePorts['votes'] & Pick<VoteStore, 'withdraw'>
}

/** Throws 'vote.nameless', 'notFound.battle', 'vote.choiceOff', 'vote.spent', 'arena.ended', 'notFound.arena'. */
export async function castVote(
  ports: CastPorts,
  voting: Voting,
  { battleId, attempt, choice, comment, have }: z.output<typeof castVoteSchema>,
): Promise<CastResult> {
  const { link, voter } = requireVoter(voting)
  const context = await ports.board.contextOf(link.sessionId)
  const { arena, run } = context
  if ((choice === 'tie' && !arena.allowTie) || (choice === 'both_bad' && !arena.allowBothBad))
    throw new AppError('vote.choiceOff', {})
  const said = arena.allowComments ? comment : ''
  return await ports.desks.at(voter.id, async (own) => {
    const readAnew = async () => own.splice(0, own.length, ...(await ports.votes.listBattles(voter.id)))
    const find = () => own.find(({ id }) => id === battleId)
    // Another process may have drawn it.
    if (find() === undefined) await readAnew()
    const battle = find()
    if (battle === undefined) throw new AppError('notFound.battle', {})
    const voted = own.filter(({ open, automatic }) => !open && !automatic).length
    if (battle.open && voted >= link.votesPerVoter) throw new AppError('vote.spent', { votes: link.votesPerVoter })

    const vote = { battleId, voterId: voter.id, attempt, choice, comment: said, automatic: false }
    let { served, cast } = await takeTurn(ports, voting, have, own, { battle, vote })
    if (!cast && battle.open && attempt === battle.votes) {
      // Nothing stood in its way but the end, or the same vote by another process just now.
      await readAnew()
      if (find()?.open !== false) throw new AppError('arena.ended', {})
      served = (await takeTurn(ports, voting, have, own, null)).served
    }
    const texts = arena.showLabel
      ? await ports.board.textsOf(context, battle.position, battle.left, battle.right)
      : null
    return { ...served, label: texts?.cells[run.roles.label]?.trim() ?? null }
  })
}

/**
 * Withdraws the voter's vote on a battle; it may be cast again as the next attempt, which is returned. Throws 'vote.nameless',
 * 'notFound.battle', 'arena.ended', and 'vote.final' where it isn't the latest one, or the label has been shown.
 */
export async function withdrawVote(
  ports: CastPorts,
  voting: Voting,
  battleId: string,
): Promise<{ attempt: number; voted: number }> {
  const { link, voter } = requireVoter(voting)
  const { arena } = await ports.board.contextOf(link.sessionId)
  if (link.endedAt !== null) throw new AppError('arena.ended', {})
  const take = async (own: OwnBattle[]) => {
    const battle = own.find(({ id }) => id === battleId)
    if (battle === undefined || battle.automatic) throw new AppError('notFound.battle', {})
    const cast = own.filter(({ open, automatic }) => !open && !automatic)
    if (battle.open) return { attempt: battle.votes, voted: cast.length }
    const castAt = battle.castAt?.getTime() ?? 0
    const isLatest = cast.every((other) => (other.castAt?.getTime() ?? 0) <= castAt)
    if (arena.showLabel || !isLatest || battle.voteId === null) throw new AppError('vote.final', {})
    await ports.votes.withdraw(battle.voteId)
    battle.open = true
    return { attempt: battle.votes, voted: cast.length - 1 }
  }
  return await ports.desks.at(voter.id, take, 'fresh')
}
