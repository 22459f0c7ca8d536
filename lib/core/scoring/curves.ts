// How the hit rate depends on what a run was judged by: the cut-off k and the threshold θ; and on what its answers cost.
import type { ScoredTrial } from '../run/run'
import type { Interval } from '../statistics/wilson'
import { summariseHits } from './metrics'

export interface CurvePlace {
  x: number
  share: number
  interval: Interval
}

/** Hit rate at every cut-off from 1 to `most`, with intervals as summariseHits. */
export function cutoffCurve(rows: readonly Pick<ScoredTrial, 'hitRank' | 'user'>[], most: number): CurvePlace[] {
  const ks = Array.from({ length: most }, (_, at) => at + 1)
  const { hitAt, hitAtInterval } = summariseHits(rows, ks)
  return ks.map((k) => ({ x: k, share: hitAt[k] ?? 0, interval: hitAtInterval[k] ?? [0, 1] }))
}

/**
 * Share of rows for which any named product, at whatever place, meets a label with f ≥ θ, for each θ in (0, 1]: read off the
 * best degree that every trial keeps. Falls with θ. For answers of k products and less it is hit@k.
 */
export function thresholdCurve(trials: readonly ScoredTrial[], thetas: readonly number[]): CurvePlace[] {
  return thetas.map((theta) => {
    const rows = trials.map(({ degree, user }) => ({ hitRank: degree > 0 && degree >= theta ? 1 : 0, user }))
    const { hitAt, hitAtInterval } = summariseHits(rows, [1])
    return { x: theta, share: hitAt[1] ?? 0, interval: hitAtInterval[1] ?? [0, 1] }
  })
}

/** Products in the longest answer. */
export const longestAnswer = (trials: readonly ScoredTrial[]): number =>
  trials.reduce((longest, { products }) => Math.max(longest, products.length), 0)

export interface PricedArm {
  /** Of one call, in US dollars, ≥ 0. */
  costUsd: number
  /** Hit rate in [0, 1]. */
  share: number
}

/**
 * Places of the arms that no other arm beats in one of cost and hit rate without being beaten in the other, cheapest first; of
 * arms that are equal in both, all. O(n²).
 */
export function paretoFront(arms: readonly PricedArm[]): number[] {
  const dominates = (one: PricedArm, other: PricedArm): boolean =>
    one.costUsd <= other.costUsd && one.share >= other.share && (one.costUsd < other.costUsd || one.share > other.share)
  return [...arms.entries()]
    .filter(([, arm]) => !arms.some((other) => dominates(other, arm)))
    .sort(([, x], [, y]) => x.costUsd - y.costUsd)
    .map(([place]) => place)
}
