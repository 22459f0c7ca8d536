// Whether votes go with what users really took: where just one of the two answers hit, how often it was chosen.
import type { VoteChoice } from '../rating/vote'
import { type Interval, wilsonInterval } from '../statistics/wilson'

export interface HitAgreement {
  /** Share in [0, 1] of the decided votes that went to the answer that hit, with its 95 % interval. */
  share: number
  interval: Interval
  /** Votes for one side on battles of which just one answer hit. */
  votes: number
}

interface ArmVote {
  left: number
  right: number
  position: number
  choice: VoteChoice
}

/** `hits`: ranks of the hits by arm and position, 0 = miss; a hit counts among the first k. Null without a vote that tells. */
export function hitAgreement(
  votes: readonly ArmVote[],
  hits: readonly { arm: number; position: number; hitRank: number }[],
  k: number,
): HitAgreement | null {
  const found = new Set(
    hits.filter(({ hitRank }) => hitRank >= 1 && hitRank <= k).map(({ arm, position }) => `${arm} ${position}`),
  )
  let [agreeing, telling] = [0, 0]
  for (const { left, right, position, choice } of votes) {
    const leftHit = found.has(`${left} ${position}`)
    if ((choice !== 'left' && choice !== 'right') || leftHit === found.has(`${right} ${position}`)) continue
    telling += 1
    if ((choice === 'left') === leftHit) agreeing += 1
  }
  if (telling === 0) return null
  return { share: agreeing / telling, interval: wilsonInterval(agreeing, telling), votes: telling }
}
