// Arms of two runs on the rows that both were asked: whose rows they share, and their hits paired by row.
import type { ScoredTrial } from '../run/run'
import type { PlacedHit } from './metrics'

/** A hit with the dataset's row that it is of. */
export type RowHit = PlacedHit & Pick<ScoredTrial, 'rowIndex'>

export interface PairedRuns {
  /** On the shared rows, in the order of the first run's sample. */
  a: PlacedHit[]
  b: PlacedHit[]
  /** Rows in both, in the first alone, in the second alone. */
  shared: number
  onlyA: number
  onlyB: number
}

/** The first draw of each row, by row. */
function firstDraws(hits: readonly RowHit[]): Map<number, RowHit> {
  const rows = new Map<number, RowHit>()
  for (const hit of [...hits].sort((x, y) => x.position - y.position))
    if (!rows.has(hit.rowIndex)) rows.set(hit.rowIndex, hit)
  return rows
}

/** Both runs are of one dataset. Where a row was drawn several times its first draw counts. O(n log n). */
export function pairRuns(a: readonly RowHit[], b: readonly RowHit[]): PairedRuns {
  const [left, right] = [firstDraws(a), firstDraws(b)]
  const pairs = [...left.values()].flatMap((hit) => {
    const other = right.get(hit.rowIndex)
    return other === undefined ? [] : [{ hit, other }]
  })
  const placed = (hits: readonly RowHit[]): PlacedHit[] =>
    hits.map(({ hitRank, user }, position) => ({ position, hitRank, user }))
  return {
    a: placed(pairs.map(({ hit }) => hit)),
    b: placed(pairs.map(({ other }) => other)),
    shared: pairs.length,
    onlyA: left.size - pairs.length,
    onlyB: right.size - pairs.length,
  }
}
