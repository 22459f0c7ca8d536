// Scores the baselines on the rows of a run, with the run's own f: what a prompt must beat.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Steps } from '@/lib/core/baseline/baseline'
import { baselines } from '@/lib/core/baseline/baselines'
import type { Matcher } from '@/lib/core/matching/matcher'
import { scoreAnswer, splitLabels } from '@/lib/core/scoring/score-answer'
import type { BaselineRanks } from '@/lib/store/runs'
import type { DatasetScan } from './plan-run'

const ROWS_A_TURN = 200

/**
 * `k` products are recommended for each row. Baselines that learn from earlier days are left out where no row has a time, and
 * those that read rows' text where none has any.
 */
export async function scoreBaselines(
  scan: DatasetScan,
  sampled: readonly number[],
  matcher: Matcher,
  theta: number,
  k: number,
): Promise<BaselineRanks[]> {
  const byIndex = new Map(scan.rows.map((row) => [row.index, row]))
  const rows = sampled.flatMap((index) => byIndex.get(index) ?? [])
  const facts = ({ index, user, time, label, segments, text }: DatasetScan['rows'][number]) => ({
    rowIndex: index,
    user,
    timeMs: time,
    label,
    segments,
    text,
  })
  const evaluated = rows.map(facts)
  const history = scan.rows.filter((row) => row.label !== '').map(facts)
  const timed = history.some(({ timeMs }) => timeMs !== null)
  const worded = evaluated.some(({ text }) => text !== '')
  const able = baselines.filter(({ needsTime, needsText = false }) => (timed || !needsTime) && (worded || !needsText))
  const scored: BaselineRanks[] = []
  for (const baseline of able) {
    const answers = await inTurns(baseline.recommend(evaluated, history, k))
    const ranks: number[] = []
    for (const [position, products] of answers.entries()) {
      if (position % ROWS_A_TURN === 0) await nextTurn()
      const labels = splitLabels(evaluated[position]?.label ?? '')
      ranks.push(scoreAnswer({ products, labels, matcher, theta, pool: false }).hitRank)
    }
    scored.push({ name: baseline.name, ranks })
  }
  return scored
}

/** Work that takes seconds with many rows: others get their turn in between. */
async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    await nextTurn()
    const step = steps.next()
    if (step.done) return step.value
  }
}
