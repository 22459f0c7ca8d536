// Whether a run of two arms may end: its comparison is decided on the rows that stand at the head of the sample.
import type { ScoredTrial } from '../run/run'
import { compareArms } from './compare-arms'
import type { PlacedHit } from './metrics'

/** A hit with its arm and place. */
export type ArmHit = PlacedHit & Pick<ScoredTrial, 'arm'>

export interface RunVerdict {
  verdict: 'a_better' | 'b_better' | 'no_difference'
  /** Rows that the verdict took. */
  rows: number
}

/**
 * The verdict on the arms of a pair (0 and 1 unless told) on the rows from position `from` on, or null while undecided, and where
 * `judged` is null. Only the rows before the first one that an arm has not finished
 * count: which rows finish early depends on the answers (long ones come late), and a test may not choose its rows so.
 * `delta` is the smallest gain that matters, in (0, 1); `k` the cut-off of the hit.
 */
export function decideRun(
  trials: readonly ArmHit[],
  k: number,
  delta: number,
  judged: { pair: readonly [number, number]; from: number } | null = { pair: [0, 1], from: 0 },
): RunVerdict | null {
  if (judged === null) return null
  const ofArm = (arm: number) =>
    new Map(trials.flatMap((trial) => (trial.arm === arm ? [[trial.position, trial] as const] : [])))
  const [a, b] = judged.pair.map(ofArm)
  const head: { a: ArmHit[]; b: ArmHit[] } = { a: [], b: [] }
  for (let position = judged.from; ; position++) {
    const [left, right] = [a?.get(position), b?.get(position)]
    if (left === undefined || right === undefined) break
    head.a.push(left)
    head.b.push(right)
  }
  const { verdict, decidedAtRow } = compareArms(head.a, head.b, { k, delta })
  return verdict === 'undecided' || decidedAtRow === null ? null : { verdict, rows: decidedAtRow }
}
