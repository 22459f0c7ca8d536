// What a baseline is: a recommender without a language model, scored on the same rows as the prompts.

/** A row that asks for a recommendation. `timeMs` is epoch ms, null where the row has no readable time. */
export interface EvaluatedRow {
  rowIndex: number
  user: string | null
  timeMs: number | null
  /** Cells of the columns that may part users into segments, the same columns for every row; none where left out. */
  segments?: readonly string[] | undefined
}
/** A row whose label (one cell, `|` between several) a baseline may learn from. */
export interface LabelledRow extends EvaluatedRow {
  label: string
}

export interface Baseline {
  name: string
  /** Whether it learns from earlier days, and so can say nothing where no row has a time. */
  needsTime: boolean
  /** Up to `k` products for each row, best first. Learns from `history`, which may hold the evaluated rows themselves. */
  recommend(rows: readonly EvaluatedRow[], history: readonly LabelledRow[], k: number): string[][]
}
