// An arm of one run against an arm of another: only on the same rows, and where these differ, only if a person says so.
import { type ArmComparison, compareArms } from '@/lib/core/scoring/compare-arms'
import { pairRuns, type RowHit } from '@/lib/core/scoring/pair-runs'
import type { Run } from '@/lib/store/runs'
import { REPORT_K } from './run-report'

export interface RunArmRef {
  run: Run
  arm: number
}

/** The hits of an arm that has finished them, in the order of positions. */
export interface RowHitsReader {
  listRowHits(run: Run, arm: number): Promise<RowHit[]>
}

export interface RunsCompared {
  shared: number
  onlyA: number
  onlyB: number
  /** What a hit means differs: another threshold, matching or pool. */
  otherMeaning: boolean
  /** B against A on the shared rows; null where the samples differ and that wasn't accepted, and where nothing is shared. */
  comparison: ArmComparison | null
}

/** Null where the runs are of different datasets: no row is the same then. `delta`: the smallest gain that matters. */
export async function compareRuns(
  { trials }: { trials: RowHitsReader },
  a: RunArmRef,
  b: RunArmRef,
  { overlap, delta }: { overlap: boolean; delta: number },
): Promise<RunsCompared | null> {
  if (a.run.datasetId !== b.run.datasetId) return null
  const [left, right] = await Promise.all([a, b].map(({ run, arm }) => trials.listRowHits(run, arm)))
  const { shared, onlyA, onlyB, ...paired } = pairRuns(left ?? [], right ?? [])
  const same = onlyA === 0 && onlyB === 0
  const otherMeaning = (['theta', 'match', 'poolId'] as const).some((key) => a.run[key] !== b.run[key])
  return {
    ...{ shared, onlyA, onlyB, otherMeaning },
    comparison: shared > 0 && (same || overlap) ? compareArms(paired.a, paired.b, { k: REPORT_K, delta }) : null,
  }
}
