// How far a judge model votes as people do, and what its votes are therefore worth.
import { cohenKappa, type Kappa } from '../statistics/kappa'
import type { Vote } from './vote'
import { voterAgreement } from './voter-agreement'

/** What is said of a battle: for the prompt that comes first by name, for the other one, or for neither. */
const [FIRST, SECOND, NEITHER] = [0, 1, 2]
const verdicts = [FIRST, SECOND, NEITHER]

/** "Both bad" is for neither. */
function verdictOf({ left, right, choice }: Vote): number {
  if (choice !== 'left' && choice !== 'right') return NEITHER
  return (choice === 'left') === left < right ? FIRST : SECOND
}

/**
 * Cohen's κ between a person's vote and the judge's on the battles that both voted on; null where there are none. Each battle
 * counts as one rating, shared by the votes on it, so that many voters on few battles don't look like many battles.
 * `battleOf` names a battle: the same two answers to the same row.
 */
export function judgeAgreement<V extends Vote>(
  people: readonly V[],
  judge: readonly V[],
  battleOf: (vote: V) => string,
): Kappa | null {
  const judged = verdictsByBattle(judge, battleOf)
  const counts = verdicts.map(() => verdicts.map(() => 0))
  for (const [battle, said] of verdictsByBattle(people, battleOf)) {
    const others = judged.get(battle) ?? []
    for (const [row, column] of said.flatMap((one) => others.map((other) => [one, other] as const))) {
      const line = counts[row]
      if (line) line[column] = (line[column] ?? 0) + 1 / (said.length * others.length)
    }
  }
  return cohenKappa(counts)
}

function verdictsByBattle<V extends Vote>(votes: readonly V[], battleOf: (vote: V) => string) {
  const found = new Map<string, number[]>()
  for (const vote of votes) {
    const battle = battleOf(vote)
    found.set(battle, [...(found.get(battle) ?? []), verdictOf(vote)])
  }
  return found
}

export interface JudgeWeight {
  /** What a judge's vote counts against a person's, in [0, 1]. */
  weight: number
  withPeople: Kappa | null
  /** α among people on the same battles; null where no two people voted on one. */
  amongPeople: number | null
}

/**
 * The weight of a judge's votes in a fit with people's: (κ/α)², with κ its agreement with people, taken at the lower end of
 * its 95 % interval, and α the agreement among people (1 where nobody can be compared); never above 1, and 0 where agreement
 * isn't shown. Why: if a person's verdict is what people think plus error, its correlation with that is √α, and the judge's
 * is κ/√α (correction for attenuation); information goes with the square of a correlation, so the ratio is (κ/α)². The
 * lower end makes few common battles weigh little. A taste of its own that a judge applies to all battles alike is no
 * error of that kind: weights don't take it out, which is why its votes are also shown apart.
 * Sources: C. Spearman, Am. J. Psychol. 15, 1904 (attenuation); J. L. Fleiss, J. Cohen, Educ. Psychol. Meas. 33, 1973 (κ as
 * an intraclass correlation).
 */
export function judgeWeight<V extends Vote>(
  people: readonly V[],
  judge: readonly V[],
  battleOf: (vote: V) => string,
): JudgeWeight {
  const withPeople = judgeAgreement(people, judge, battleOf)
  const amongPeople = voterAgreement(people, battleOf)?.alpha ?? null
  const shown = Math.max(0, withPeople?.interval[0] ?? 0)
  const among = amongPeople === null ? 1 : Math.max(shown, amongPeople)
  return { weight: among === 0 ? 0 : (shown / among) ** 2, withPeople, amongPeople }
}
