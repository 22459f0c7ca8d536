// Whether a run of two arms may end: its comparison is decided on the rows that stand at the head of the sample.
import type { ScoredTrial } from '../run/run'
import { compareArms } from './compare-arms'

export interface RunVerdict {
  verdict: 'a_better' | 'b_better' | 'no_difference'
  /** Rows that the verdict took. */
  rows: number
}

/**
 * The verdict on arms 0 and 1, or null while undecided. Only the rows before the first one that an arm has not finished
 * count: which rows finish early depends on the answers (long ones come late), and a test may not choose its rows so.
 * `delta` is the smallest gain that matters, in (0, 1); `k` the cut-off of the hit.
 */
export function decideRun(trials: readonly ScoredTrial[], k: number, delta: number): RunVerdict | null {
  const arms = [0, 1].map(
    (arm) => new Map(trials.flatMap((trial) => (trial.arm === arm ? [[trial.position, trial]] : []))),
  )
  const [a, b] = arms
  if (a === undefined || b === undefined) return null
  const head: { a: ScoredTrial[]; b: ScoredTrial[] } = { a: [], b: [] }
  for (let position = 0; ; position++) {
    const [left, right] = [a.get(position), b.get(position)]
    if (left === undefined || right === undefined) break
    head.a.push(left)
    head.b.push(right)
  }
  const { verdict, decidedAtRow } = compareArms(head.a, head.b, { k, delta })
  return verdict === 'undecided' || decidedAtRow === null ? null : { verdict, rows: decidedAtRow }
}
