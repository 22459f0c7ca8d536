// What a judge model's verdicts on drawn pairs come to: how far they and f agree with people, and f's quality by them.
import { cohenKappa, type Kappa } from '../statistics/kappa'
import { mcnemarExact } from '../statistics/mcnemar'
import type { DrawnPair } from './draw-pairs'
import { type JudgedLabel, type MatchLevel, meansProduct, type PairLabel } from './pair-label'
import { type ThresholdQuality, thetaGrid, thresholdQualities } from './threshold-quality'

export interface PairJudgeReport {
  judged: number
  unsure: number
  /** The zone that its pairs span. */
  low: number
  high: number
  /** On the pairs that people labelled, too; null where there are none. Shares are in [0, 1]. */
  withPeople: {
    pairs: number
    judge: number
    degree: number
    kappa: Kappa | null
    nearer: 'judge' | 'degree' | null
  } | null
  /** Within the zone: by the judge, and by people's labels of the zone. */
  byJudge: ThresholdQuality[]
  byPeople: ThresholdQuality[]
}

/**
 * `verdicts` and `labels` stand in the order of `drawn`; null where nothing was said. Agreement is about match or no match at the
 * level; that of f is about f ≥ theta, and the nearer of the two is told by the exact McNemar test at 5 %, null where it can't be.
 * Null where the judge said nothing of these pairs.
 */
export function reportPairJudge(
  drawn: readonly DrawnPair[],
  verdicts: readonly (JudgedLabel | null)[],
  labels: readonly (PairLabel | null)[],
  { theta, level, step }: { theta: number; level: MatchLevel; step: number },
): PairJudgeReport | null {
  const matchOf = (label: JudgedLabel | null | undefined) => (label == null ? null : meansProduct(label, level))
  const all = drawn.map((pair, at) => ({ pair, judge: matchOf(verdicts[at]), people: matchOf(labels[at]) }))
  const judged = all.filter(({ judge }) => judge !== null)
  if (judged.length === 0) return null
  const degrees = judged.map(({ pair }) => pair.degree)
  const [low, high] = [Math.min(...degrees), Math.max(...degrees)]
  const zone = all.filter(({ pair }) => pair.degree >= low && pair.degree <= high)
  const sizes: number[] = []
  for (const { pair } of zone) sizes[pair.stratum] = (sizes[pair.stratum] ?? 0) + 1
  const drawnOf = Array.from(sizes, (size) => size ?? 0)
  const thetas = thetaGrid(step).filter((one) => one >= low && one <= high)
  const qualitiesBy = (source: 'judge' | 'people') =>
    thresholdQualities(
      zone.flatMap(({ pair, ...said }) => (said[source] === null ? [] : [{ ...pair, match: said[source] }])),
      drawnOf,
      thetas,
    )
  return {
    judged: judged.length,
    unsure: verdicts.filter((verdict) => verdict === 'unsure').length,
    low,
    high,
    withPeople: agreementOf(judged, theta),
    byJudge: qualitiesBy('judge'),
    byPeople: qualitiesBy('people'),
  }
}

function agreementOf(
  judged: readonly { pair: DrawnPair; judge: boolean | null; people: boolean | null }[],
  theta: number,
): PairJudgeReport['withPeople'] {
  const common = judged.filter(({ people }) => people !== null)
  if (common.length === 0) return null
  const count = (judge: boolean, people: boolean) =>
    common.filter((one) => one.judge === judge && one.people === people).length
  const judge = common.map((one) => one.judge === one.people)
  const degree = common.map(({ pair, people }) => pair.degree >= theta === people)
  const wins = judge.filter((right, at) => right && degree[at] === false).length
  const losses = degree.filter((right, at) => right && judge[at] === false).length
  const share = (right: readonly boolean[]) => right.filter(Boolean).length / right.length
  return {
    pairs: common.length,
    judge: share(judge),
    degree: share(degree),
    kappa: cohenKappa([
      [count(true, true), count(true, false)],
      [count(false, true), count(false, false)],
    ]),
    nearer: mcnemarExact(wins, losses) >= 0.05 ? null : wins > losses ? 'judge' : 'degree',
  }
}
