// Several arms set against one: each paired with it on the rows that both have finished, all corrected for their number.
import { holm } from '../statistics/holm'
import { type ArmComparison, compareArms } from './compare-arms'
import type { PlacedHit } from './metrics'

export interface Challenge extends ArmComparison {
  /** The challenger's place in what was given. */
  challenger: number
  /** The exact McNemar p, corrected by Holm for all challenges. */
  adjustedP: number
}

/**
 * The challengers against the champion, in the order given: `wins` are the challenger's. Verdicts share the threshold 2M/α of M
 * challengers. `k` is the cut-off of the hit, `delta` the smallest gain that matters.
 */
export function challengeChampion(
  champion: readonly PlacedHit[],
  challengers: readonly (readonly PlacedHit[])[],
  { k, delta }: { k: number; delta: number },
): Challenge[] {
  const comparisons = challengers.map((challenger) =>
    compareArms(champion, challenger, { k, delta, challengers: challengers.length }),
  )
  const adjusted = holm(comparisons.map(({ mcnemarP }) => mcnemarP))
  return comparisons.map((comparison, challenger) => ({
    ...comparison,
    challenger,
    adjustedP: adjusted[challenger] ?? 1,
  }))
}

/** How an arm stands to the baselines that it was set against. */
export type BaselineVerdict = 'beatsAll' | 'beatsSome' | 'beatsNone' | 'worse'

/**
 * From challenges of the arm (as champion) by baselines: worse where one of them is surely better; else by how many the arm is
 * surely better than. None given: 'beatsNone'.
 */
export function verdictOnBaselines(challenges: readonly Pick<Challenge, 'verdict'>[]): BaselineVerdict {
  if (challenges.some(({ verdict }) => verdict === 'b_better')) return 'worse'
  const beaten = challenges.filter(({ verdict }) => verdict === 'a_better').length
  if (beaten === 0) return 'beatsNone'
  return beaten === challenges.length ? 'beatsAll' : 'beatsSome'
}
