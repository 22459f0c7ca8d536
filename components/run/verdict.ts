// What a run says in one sentence: chosen here from the report, worded by verdict-sentence.tsx.
import type { ArmComparison } from '@/lib/core/scoring/compare-arms'
import type { Report } from '@/lib/core/scoring/report'
import type { Interval } from '@/lib/core/statistics/wilson'

interface Pair {
  a: number
  b: number
  /** Hit rate of B minus that of A. */
  difference: number
  interval: Interval
  rows: number
}

export type RunVerdict =
  | { kind: 'nothing' }
  | { kind: 'unscored' }
  | { kind: 'single'; arm: number; share: number; interval: Interval }
  | {
      kind: 'better'
      winner: number
      loser: number
      gain: number
      interval: Interval
      rows: number
      decidedAtRow: number | null
    }
  | (Pair & { kind: 'same'; decidedAtRow: number | null })
  | (Pair & { kind: 'undecided'; moreRows: number | null })

/**
 * The two arms that a run is told by: the first, and the best of the others by hit rate at `k` (where there is none, 1). Where
 * only some were asked (a search for the best), these.
 */
export function defaultPair(versions: Report['versions'], k: number): [a: number, b: number] {
  const share = (arm: number) => versions[arm]?.hitAt[k] ?? 0
  const all = versions.map((_, arm) => arm)
  const asked = all.filter((arm) => versions[arm]?.trials !== 0)
  const [first = 0, second = 1, ...others] = asked.length < 2 ? all : asked
  return [first, others.reduce((best, arm) => (share(arm) > share(best) ? arm : best), second)]
}

/** The verdict on arms `a` < `b`, or on `a` alone where there is no `b`. A lead that did not last to the last row counts as undecided. */
export function verdictOf(report: Report, a: number, b: number, k: number): RunVerdict {
  const shown = [report.versions[a], report.versions[b]].flatMap((version) => version ?? [])
  if (shown.every((version) => version.trials === 0)) return { kind: 'nothing' }
  if (shown.every((version) => version.outcomes.scored === 0)) return { kind: 'unscored' }
  const found = report.comparisons.find(({ versions }) => versions[0] === a && versions[1] === b)
  if (found === undefined) {
    const version = report.versions[a]
    return { kind: 'single', arm: a, share: version?.hitAt[k] ?? 0, interval: version?.hitAtInterval[k] ?? [0, 1] }
  }
  return verdictOfComparison(found, a, b)
}

/** Whether what is still undecided would take more rows than there are: `datasetRows` in all, with those that were asked. */
export const isBeyond = (verdict: RunVerdict, datasetRows: number): boolean =>
  verdict.kind === 'undecided' && verdict.moreRows !== null && verdict.rows + verdict.moreRows > datasetRows

/** What a comparison of B with A says, whichever of the two stands first in the run. */
export function verdictOfComparison(
  {
    difference,
    interval,
    rows,
    decidedAtRow,
    verdict,
    rowsNeeded,
  }: Pick<ArmComparison, 'difference' | 'interval' | 'rows' | 'decidedAtRow' | 'verdict' | 'rowsNeeded'>,
  a: number,
  b: number,
): RunVerdict {
  if (rows === 0) return { kind: 'nothing' }
  const [low, high] = interval
  if (verdict === 'b_better' && difference > 0)
    return { kind: 'better', winner: b, loser: a, gain: difference, interval, rows, decidedAtRow }
  if (verdict === 'a_better' && difference < 0)
    return { kind: 'better', winner: a, loser: b, gain: -difference, interval: [-high, -low], rows, decidedAtRow }
  const pair = { a, b, difference, interval, rows }
  if (verdict === 'no_difference') return { kind: 'same', ...pair, decidedAtRow }
  return { kind: 'undecided', ...pair, moreRows: rowsNeeded === null ? null : Math.max(1, rowsNeeded - rows) }
}
