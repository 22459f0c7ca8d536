// Baseline: what was taken most, counting a recent choice more than an old one.
import { splitLabels } from '@/lib/core/scoring/score-answer'
import type { Baseline, EvaluatedRow, LabelledRow } from './baseline'

const DAY_MS = 86_400_000
/** Scores are kept as 2^(t/h) and scaled down before a double overflows (2^1023). */
const RESCALE_EXPONENT = 500

/** The k labels with the greatest scores, kept up to date while scores only grow: O(k) a change. Ties by label. */
class Leaders {
  private readonly scores = new Map<string, number>()
  readonly top: string[] = []
  constructor(private readonly k: number) {}

  private before(a: string, b: string): boolean {
    const difference = (this.scores.get(a) ?? 0) - (this.scores.get(b) ?? 0)
    return difference > 0 || (difference === 0 && a < b)
  }

  add(label: string, amount: number): void {
    this.scores.set(label, (this.scores.get(label) ?? 0) + amount)
    let at = this.top.indexOf(label)
    if (at < 0) at = this.top.push(label) - 1
    for (; at > 0 && this.before(label, this.top[at - 1] ?? ''); at--) {
      this.top[at] = this.top[at - 1] ?? ''
      this.top[at - 1] = label
    }
    if (this.top.length > this.k) this.top.pop()
  }

  scale(factor: number): void {
    for (const [label, score] of this.scores) this.scores.set(label, score * factor)
  }
}

const byTime = (a: { timeMs: number }, b: { timeMs: number }) => a.timeMs - b.timeMs

/** One sweep through time: each row gets the leaders of all choices strictly before it. */
function sweep(
  rows: readonly EvaluatedRow[],
  history: readonly LabelledRow[],
  k: number,
  halfLifeMs: number,
): Map<EvaluatedRow, string[]> {
  const past = history
    .flatMap(({ timeMs, label }) => (timeMs === null ? [] : [{ timeMs, labels: splitLabels(label) }]))
    .sort(byTime)
  const asked = rows.flatMap((row) => (row.timeMs === null ? [] : [{ timeMs: row.timeMs, row }])).sort(byTime)
  const leaders = new Leaders(k)
  const answers = new Map<EvaluatedRow, string[]>()
  let originMs = past[0]?.timeMs ?? 0
  let next = 0
  for (const { timeMs, row } of asked) {
    for (let choice = past[next]; choice !== undefined && choice.timeMs < timeMs; choice = past[++next]) {
      let exponent = (choice.timeMs - originMs) / halfLifeMs
      if (exponent > RESCALE_EXPONENT) {
        leaders.scale(2 ** -exponent)
        originMs = choice.timeMs
        exponent = 0
      }
      for (const label of choice.labels) leaders.add(label, 2 ** exponent)
    }
    answers.set(row, [...leaders.top])
  }
  return answers
}

const count = (counts: Map<string, number>, labels: readonly string[]): void => {
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
}

/** Plain counts over the rows of other users (of other rows, where a row has no user). */
function countOthers(history: readonly LabelledRow[], k: number): (row: EvaluatedRow) => string[] {
  const counts = new Map<string, number>()
  const ownLabels = new Map<string | number, string[]>()
  for (const { user, rowIndex, label } of history) {
    const labels = splitLabels(label)
    count(counts, labels)
    const own = ownLabels.get(user ?? rowIndex)
    if (own === undefined) ownLabels.set(user ?? rowIndex, labels)
    else own.push(...labels)
  }
  const byCount = (a: [string, number], b: [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)
  const ranked = [...counts].sort(byCount)
  return ({ user, rowIndex }) => {
    const own = new Map<string, number>()
    count(own, ownLabels.get(user ?? rowIndex) ?? [])
    // Own choices only lower counts, so the answer is among the first k + |own| of the common order.
    return ranked
      .slice(0, k + own.size)
      .map(([label, all]): [string, number] => [label, all - (own.get(label) ?? 0)])
      .filter(([, left]) => left > 0)
      .sort(byCount)
      .slice(0, k)
      .map(([label]) => label)
  }
}

/**
 * Popularity: Σ 2^(−age/h) over choices strictly before the row's time, half-life h in days (> 0), whoever made them.
 * Where the dataset has no time, and for a row without a readable one: counts over the rows of other users. Choices without
 * time count in that second case alone. Ties by label. Cost: O(history · k + rows · k) after sorting.
 */
export function createPopularity(halfLifeDays = 14): Baseline {
  return {
    name: 'popularity',
    needsTime: false,
    *recommend(rows, history, k) {
      const timed = history.some(({ timeMs }) => timeMs !== null)
      const answers = timed ? sweep(rows, history, k, halfLifeDays * DAY_MS) : new Map<EvaluatedRow, string[]>()
      let fromOthers: ((row: EvaluatedRow) => string[]) | undefined
      return rows.map((row) => {
        const answer = answers.get(row)
        if (answer !== undefined) return answer
        fromOthers ??= countOthers(history, k)
        return fromOthers(row)
      })
    },
  }
}
