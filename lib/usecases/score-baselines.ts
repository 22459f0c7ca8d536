// Scores the baselines on the rows of a run, with the run's own f: what a prompt must beat.
import { baselines } from '@/lib/core/baseline/baselines'
import type { Matcher } from '@/lib/core/matching/matcher'
import { scoreAnswer, splitLabels } from '@/lib/core/scoring/score-answer'
import type { BaselineRanks } from '@/lib/store/runs'
import type { DatasetScan } from './plan-run'

/** `k` products are recommended for each row. */
export function scoreBaselines(
  scan: DatasetScan,
  sampled: readonly number[],
  matcher: Matcher,
  theta: number,
  k: number,
): BaselineRanks[] {
  const byIndex = new Map(scan.rows.map((row) => [row.index, row]))
  const rows = sampled.flatMap((index) => byIndex.get(index) ?? [])
  const facts = ({ index, user, time, label }: DatasetScan['rows'][number]) => ({
    rowIndex: index,
    user,
    timeMs: time,
    label,
  })
  const evaluated = rows.map(facts)
  const history = scan.rows.filter((row) => row.label !== '').map(facts)
  return baselines.map((baseline) => ({
    name: baseline.name,
    ranks: baseline.recommend(evaluated, history, k).map((products, position) => {
      const labels = splitLabels(evaluated[position]?.label ?? '')
      return scoreAnswer({ products, labels, matcher, theta, pool: false }).hitRank
    }),
  }))
}
