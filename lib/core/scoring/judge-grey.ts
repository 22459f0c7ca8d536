// The third grade of f: within a grey zone around θ it is what people and a judge model said of a name that decides, not f.
import { type JudgedLabel, meansProduct } from '../matching/pair-label'
import type { ScoredTrial, TrialScore } from '../run/run'
import { isHit } from './metrics'

/** Whose verdicts count, and where: pairs with low ≤ f ≤ high. */
export interface JudgeReading {
  connection: string
  model: string
  low: number
  high: number
}

/** What was said of a pair. People go before the judge. */
export interface Said {
  label: JudgedLabel
  by: 'people' | 'judge'
}

export interface GreyRules {
  /** The run's θ, in [0, 1], and its f. */
  theta: number
  degree: (name: string, label: string) => number
  low: number
  high: number
  /** null where nobody said anything of the pair: f decides it then. */
  saidOf: (name: string, label: string) => Said | null
}

/** A name that a run said beside a label of its row, on which a hit may hang. */
export interface GreyPair {
  name: string
  product: string
  /** f of the two, in [low, high] and below 1. */
  degree: number
  /** Answers whose hit may hang on it. */
  occurrences: number
  said: Said | null
}

type Answer = Pick<TrialScore, 'products' | 'hitRank'>

/**
 * The hit rank of one answer: place, from 1, of the first name that means a label; 0 = miss. A pair in the zone of which something
 * was said counts as that; every other as the kept rank and f ≥ θ have it, so that without verdicts the kept rank comes out
 * whatever became of aliases since. Equal names (f = 1) are never in the zone. `onPair` is told each pair that
 * the rank may hang on: those of names up to the first hit that no verdict can take away.
 */
export function judgedRank(
  { products, hitRank }: Answer,
  labels: readonly string[],
  { theta, degree, low, high, saidOf }: GreyRules,
  onPair: (name: string, label: string, degree: number, said: Said | null) => void = () => undefined,
): number {
  let rank = 0
  for (const [at, name] of products.entries()) {
    // Kept as a match, as none, or never looked at, since it stands behind the hit.
    const kept = hitRank === 0 || at + 1 < hitRank ? false : at + 1 === hitRank ? true : null
    const reaches = (f: number) => f > 0 && f >= theta
    const pairs = labels.map((label) => ({ label, f: degree(name, label) }))
    const grey = pairs.flatMap(({ label, f }) =>
      isGrey(f, { low, high }) ? [{ label, f, said: saidOf(name, label) }] : [],
    )
    const sure = kept !== false && pairs.some(({ f }) => reaches(f) && (f === 1 || f < low || f > high))
    if (sure || (kept === true && grey.length === 0)) return rank === 0 ? at + 1 : rank
    for (const { label, f, said } of grey) onPair(name, label, f, said)
    const unsaid = grey.filter(({ said }) => said === null)
    const means = grey.some(({ said }) => said !== null && meansProduct(said.label, 'product'))
    const stands =
      kept === true
        ? unsaid.length === grey.length || unsaid.some(({ f }) => reaches(f))
        : kept === null && unsaid.some(({ f }) => reaches(f))
    if (rank === 0 && (means || stands)) rank = at + 1
    // What was said is the last word: what stands behind such a hit decides nothing.
    if (means) return rank
  }
  return rank
}

const isGrey = (f: number, { low, high }: Pick<GreyRules, 'low' | 'high'>): boolean =>
  f > 0 && f < 1 && f >= low && f <= high

/** f as people and the judge have it: 1 for what means the label, 0 for what doesn't, and f itself where nothing was said. */
export function judgedDegree({ degree, saidOf, ...zone }: GreyRules): GreyRules['degree'] {
  return (name, label) => {
    const f = degree(name, label)
    const said = isGrey(f, zone) ? saidOf(name, label) : null
    return said === null ? f : meansProduct(said.label, 'product') ? 1 : 0
  }
}

export interface JudgedTrials {
  /** In the order of the trials, with their ranks; the degree of a miss is the best that nothing was said against. */
  trials: ScoredTrial[]
  /** What the ranks may hang on, the most said first. */
  pairs: GreyPair[]
  /** By arm: answers whose hit among the first k came or went by what was said. */
  changed: { gained: number; lost: number }[]
}

/** All trials of a run by judgedRank; `labelsOf` names a row's products by position. `degree` is asked again and again. */
export function judgeTrials(
  trials: readonly ScoredTrial[],
  labelsOf: (position: number) => readonly string[],
  rules: GreyRules,
  { arms, k }: { arms: number; k: number },
): JudgedTrials {
  const pairs = new Map<string, Map<string, GreyPair>>()
  const note = (name: string, product: string, degree: number, said: Said | null) => {
    const ofName = pairs.get(name) ?? new Map<string, GreyPair>()
    pairs.set(name, ofName)
    const known = ofName.get(product)
    if (known === undefined) ofName.set(product, { name, product, degree, occurrences: 1, said })
    else known.occurrences += 1
  }
  const changed = Array.from({ length: arms }, () => ({ gained: 0, lost: 0 }))
  const count = (now: ScoredTrial, before: ScoredTrial): ScoredTrial => {
    const ofArm = changed[now.arm]
    if (ofArm !== undefined && isHit(before, k) !== isHit(now, k)) ofArm[isHit(now, k) ? 'gained' : 'lost'] += 1
    return now
  }
  const degreeOf = judgedDegree(rules)
  const judged = trials.map((trial) => {
    const labels = labelsOf(trial.position)
    let said = false
    const hitRank = judgedRank(trial, labels, rules, (name, label, degree, word) => {
      said ||= word !== null
      note(name, label, degree, word)
    })
    if (hitRank === 0 && said) {
      const degrees = trial.products.flatMap((name) => labels.map((label) => degreeOf(name, label)))
      return count({ ...trial, hitRank, degree: Math.max(0, ...degrees) }, trial)
    }
    return hitRank === trial.hitRank ? trial : count({ ...trial, hitRank }, trial)
  })
  const listed = [...pairs.values()].flatMap((ofName) => [...ofName.values()])
  return { trials: judged, pairs: listed.sort((x, y) => y.occurrences - x.occurrences), changed }
}

/** What the report says of a run that was scored so. */
export interface JudgingReport extends JudgeReading {
  /** Pairs in the zone on which a hit may hang: said of by people, by the judge alone (of those unsure), and by nobody yet. */
  pairs: number
  byPeople: number
  byJudge: number
  unsure: number
  open: number
  /** In the order of the versions. */
  versions: { gained: number; lost: number }[]
}

export function reportJudging(
  { connection, model, low, high }: JudgeReading,
  { pairs, changed }: Pick<JudgedTrials, 'pairs' | 'changed'>,
): JudgingReport {
  const count = (holds: (said: Said | null) => boolean) => pairs.filter(({ said }) => holds(said)).length
  return {
    ...{ connection, model, low, high, pairs: pairs.length },
    byPeople: count((said) => said?.by === 'people'),
    byJudge: count((said) => said?.by === 'judge'),
    unsure: count((said) => said?.by === 'judge' && said.label === 'unsure'),
    open: count((said) => said === null),
    versions: changed.map((one) => ({ ...one })),
  }
}
