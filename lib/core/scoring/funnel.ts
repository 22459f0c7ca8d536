// The way from a question to a hit: how many rows pass each stage, and why the others don't.
import type { ScoredTrial } from '../run/run'
import { isHit } from './metrics'
import { mappedOf } from './misses'
import type { RunFacts } from './run-facts'

export const funnelStages = ['asked', 'answered', 'parsed', 'mapped', 'inStock', 'hit'] as const
export type FunnelStage = (typeof funnelStages)[number]

/** Each with the stage that it keeps a row from. */
export const lossReasons = ['failed', 'refused', 'unparseable', 'outside', 'outOfStock', 'missed'] as const
export type LossReason = (typeof lossReasons)[number]

const stageBefore: Record<LossReason, FunnelStage> = {
  failed: 'answered',
  refused: 'parsed',
  unparseable: 'parsed',
  outside: 'mapped',
  outOfStock: 'inStock',
  missed: 'hit',
}

/** Whether the pool tells of some product whether it is to be had. */
const tellsStock = ({ pool }: RunFacts): boolean =>
  pool !== null && [...pool.values()].some(({ inStock }) => inStock !== null)

/**
 * Where a row left the funnel, or null where it came through: a hit at `k` with a product of the pool that is to be had among
 * its first k. A product of unknown stock counts as to be had. Without a pool, and without stock, these stages let all pass.
 */
export function lossOf(facts: RunFacts, trial: ScoredTrial, k: number): LossReason | null {
  if (trial.outcome !== 'scored') return trial.outcome
  if (facts.pool !== null) {
    const mapped = mappedOf(trial, k)
    if (mapped.length === 0) return 'outside'
    if (mapped.every((product) => facts.pool?.get(product)?.inStock === false)) return 'outOfStock'
  }
  return isHit(trial, k) ? null : 'missed'
}

export interface FunnelStep {
  stage: FunnelStage
  rows: number
  /** Why rows of the stage before are not here; reasons without rows are left out. */
  losses: { reason: LossReason; rows: number }[]
}

export interface Funnel {
  /** Rows fall from step to step; those that can't be told (no pool, no stock) are left out. */
  steps: FunnelStep[]
  /** Rows that hit the label and yet left before: with a name outside the pool, or a product that is not to be had. */
  hitsLost: number
}

export function funnelOf(facts: RunFacts, arm: number, k: number): Funnel {
  const trials = facts.arms[arm] ?? []
  const counts = new Map<LossReason, number>()
  let hitsLost = 0
  for (const trial of trials) {
    const reason = lossOf(facts, trial, k)
    if (reason === null) continue
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
    if (isHit(trial, k)) hitsLost++
  }
  const stages = funnelStages.filter(
    (stage) => (stage !== 'mapped' || facts.pool !== null) && (stage !== 'inStock' || tellsStock(facts)),
  )
  let rows = trials.length
  const steps = stages.map((stage): FunnelStep => {
    const losses = lossReasons.flatMap((reason) => {
      const lost = counts.get(reason) ?? 0
      return stageBefore[reason] === stage && lost > 0 ? [{ reason, rows: lost }] : []
    })
    rows -= losses.reduce((sum, loss) => sum + loss.rows, 0)
    return { stage, rows, losses }
  })
  return { steps, hitsLost }
}
