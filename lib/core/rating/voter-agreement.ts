// Whether voters see the same thing.
import { type Agreement, type CodedUnit, krippendorffAlpha } from '../statistics/krippendorff'
import type { Vote } from './vote'

/**
 * Agreement of different voters on the same battle, or on the same pair of prompts where no `battleOf` tells battles apart:
 * one of the two or neither ("both bad" is a tie). Null where no two voters voted on the same. Which prompt is named first
 * is arbitrary, so each unit also counts the other way round, which makes the two equally frequent by chance.
 */
export function voterAgreement<V extends Vote>(
  votes: readonly V[],
  battleOf: (vote: V) => string = () => '',
): Agreement | null {
  const units = new Map<string, CodedUnit[]>()
  const note = (key: string, coder: string, value: string) => {
    const unit = units.get(key)
    if (unit) unit.push({ coder, value })
    else units.set(key, [{ coder, value }])
  }
  for (const vote of votes) {
    const flipped = vote.left > vote.right
    const pair = flipped ? [vote.right, vote.left] : [vote.left, vote.right]
    const key = JSON.stringify([...pair, battleOf(vote)])
    const first = vote.choice === 'left' || vote.choice === 'right' ? (vote.choice === 'left') !== flipped : null
    note(`${key}+`, vote.voter, first === null ? 'tie' : first ? 'first' : 'second')
    note(`${key}-`, vote.voter, first === null ? 'tie' : first ? 'second' : 'first')
  }
  const agreement = krippendorffAlpha([...units.values()])
  return agreement && { ...agreement, values: agreement.values / 2 }
}
