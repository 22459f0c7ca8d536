// What a search for the best takes of a sample: how many rows, and in which order.

import { spreadStrata } from '@/lib/core/sampling/draw-sample'
import { holdOut } from '@/lib/core/sampling/hold-out'
import { type BestOf, leastBudget, planBestOf, plannedRows, searchRows, startBestOf } from '@/lib/core/scoring/best-of'
import { AppError } from '@/lib/errors'
import type { DatasetScan } from './plan-run'

interface Search {
  budget: number
  /** Arms that the winner may be confirmed against; none: the second. */
  against: number[]
}

/** Throws where a run of so many arms can't be a search: 'run.bestOfNeedsThree', 'run.bestOfOneDraw', 'run.bestOfLive'. */
export function checkBestOf(arms: number, { repeats, transport }: { repeats: number; transport: string }): void {
  if (arms < 3) throw new AppError('run.bestOfNeedsThree', { arms })
  if (repeats > 1) throw new AppError('run.bestOfOneDraw', {})
  if (transport === 'batch') throw new AppError('run.bestOfLive', {})
}

/**
 * The rows of `sampled` that a search takes, in its order: spread evenly over the first column that may part users (unless the
 * sample was drawn by a column), so that each round sees all segments; those of the confirmation of users whom no round has
 * seen, as far as there are. Throws 'run.bestOfTooSmall' and 'run.bestOfTooFewRows' naming the least that suffices.
 */
export function searchSample(
  { rows }: Pick<DatasetScan, 'rows'>,
  sampled: readonly number[],
  sample: { strategy: string; seed: number },
  arms: number,
  { budget, against }: Search,
): { sampled: number[]; bestOf: BestOf } {
  const least = leastBudget(arms)
  if (budget < least) throw new AppError('run.bestOfTooSmall', { budget, least, arms })
  const plan = planBestOf(arms, budget, sampled.length)
  if (plan === null) {
    const needed = planBestOf(arms, least, Number.POSITIVE_INFINITY)
    throw new AppError('run.bestOfTooFewRows', {
      rows: sampled.length,
      least: needed === null ? 0 : plannedRows(needed),
    })
  }
  const scanned = new Map(rows.map((row) => [row.index, row]))
  const drawn = sampled.map((index) => ({
    index,
    user: scanned.get(index)?.user ?? null,
    stratum: scanned.get(index)?.segments[0] ?? null,
  }))
  const order = sample.strategy === 'stratified' ? drawn : spreadStrata(drawn, sample.seed)
  return {
    sampled: holdOut(order, searchRows(plan), plan.confirmRows).map(({ index }) => index),
    bestOf: startBestOf(plan, arms, budget, against),
  }
}
