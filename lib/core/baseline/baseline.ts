// What a baseline is: a recommender without a language model, scored on the same rows as the prompts.

/** A row that asks for a recommendation. `timeMs` is epoch ms, null where the row has no readable time. */
export interface EvaluatedRow {
  rowIndex: number
  user: string | null
  timeMs: number | null
  /** Cells of the columns that may part users into segments, the same columns for every row; none where left out. */
  segments?: readonly string[] | undefined
  /** What is known of the row in words, of the same columns for every row; '' where left out. */
  text?: string | undefined
}
/** A row whose label (one cell, `|` between several) a baseline may learn from. */
export interface LabelledRow extends EvaluatedRow {
  label: string
}

/** Work in parts, for others to have their turn in between; returns what it came to. */
export type Steps<T> = Generator<undefined, T, undefined>

export interface Baseline {
  name: string
  /** Whether it learns from earlier days, and so can say nothing where no row has a time. */
  needsTime: boolean
  /** Whether it reads rows' text, and so can say nothing where no row has any. */
  needsText?: boolean
  /**
   * Up to `k` products for each row, best first. Learns from `history`, which may hold the evaluated rows themselves, and which
   * nobody changes afterwards: what several baselines need of it is worked out once.
   */
  recommend(rows: readonly EvaluatedRow[], history: readonly LabelledRow[], k: number): Steps<string[][]>
}

/** What a baseline recommends, all at once. */
export function recommendAtOnce(baseline: Baseline, ...given: Parameters<Baseline['recommend']>): string[][] {
  const steps = baseline.recommend(...given)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
