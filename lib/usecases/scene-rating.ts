// The rating of a scene: everyone who ever met in a blind vote there, over all its sessions and quick battles.
import { contenderKey } from '@/lib/core/arena/quick-battle'
import { fitRating } from '@/lib/core/rating/fit-rating'
import { type RankedPrompt, rankPrompts, sideAdvantage, voteShares } from '@/lib/core/rating/rank-prompts'
import type { Vote } from '@/lib/core/rating/vote'
import type { QuickBattleStore } from '@/lib/store/quick-battles'
import type { SceneContender, VoteStore } from '@/lib/store/votes'

export const ratedVotes = ['all', 'sessions', 'quick'] as const
export type RatedVotes = (typeof ratedVotes)[number]

export interface RatedContender extends Omit<RankedPrompt, 'name'>, SceneContender {
  key: string
  /** Quick ones among its votes. */
  quick: number
}

export interface SceneRating {
  /** Best score first; equal ranks are tied. */
  ranked: RatedContender[]
  /** Votes that count, of either kind, whichever kind was asked for. */
  votes: { sessions: number; quick: number }
  voters: number
  connected: boolean
  side: ReturnType<typeof sideAdvantage>
  shares: ReturnType<typeof voteShares>
}

export interface SceneRatingPorts {
  votes: Pick<VoteStore, 'listOfScene'>
  quickBattles: Pick<QuickBattleStore, 'listVoted'>
}

/**
 * Of people's votes alone, without excluded voters; of quick ones those that were to count. One browser is one voter, in
 * sessions and without. `among`: all votes, or one kind by itself.
 */
export async function sceneRating(
  { votes, quickBattles }: SceneRatingPorts,
  sceneId: string,
  among: RatedVotes,
): Promise<SceneRating> {
  const [ofSessions, ofQuick] = await Promise.all([
    votes.listOfScene(sceneId),
    quickBattles.listVoted(sceneId, { countedOnly: true }),
  ])
  const contenders = new Map<string, SceneContender>()
  const nameOf = (contender: SceneContender): string => {
    const key = contenderKey(contender)
    const { versionId, name, connection, model } = contender
    contenders.set(key, { versionId, name, connection, model })
    return key
  }
  const quick = new Map<string, number>()
  const cast: Vote[] = []
  if (among !== 'quick')
    for (const { voterKey, left, right, choice } of ofSessions)
      cast.push({ voter: voterKey, left: nameOf(left), right: nameOf(right), choice })
  if (among !== 'sessions')
    for (const { voterKey, left, right, vote } of ofQuick) {
      const names = [nameOf(left), nameOf(right)] as const
      for (const name of names) quick.set(name, (quick.get(name) ?? 0) + 1)
      cast.push({ voter: voterKey, left: names[0], right: names[1], choice: vote.choice })
    }
  const rating = fitRating(cast)
  return {
    ranked: rankPrompts(rating).flatMap(({ name: key, ...ranked }) => {
      const contender = contenders.get(key)
      return contender === undefined ? [] : [{ ...ranked, ...contender, key, quick: quick.get(key) ?? 0 }]
    }),
    votes: { sessions: ofSessions.length, quick: ofQuick.length },
    voters: rating.voters,
    connected: new Set(rating.groups).size <= 1,
    side: sideAdvantage(rating),
    shares: voteShares(rating),
  }
}
