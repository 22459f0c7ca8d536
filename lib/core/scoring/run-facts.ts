// What is known of a run's rows besides what they scored: what slices, misses and the funnel are made of.
import type { Normaliser } from '../matching/normalise'
import type { ScoredTrial } from '../run/run'

/** A decision of whatever served the row. */
export interface LoggedAction {
  /** A SKU, or a product. */
  action: string
  /** The pool's product of that name; null for a SKU, and for what the pool doesn't know. */
  product: string | null
  reward: number
  /** Chance that it had to be shown, in (0, 1]; null where the dataset doesn't say. */
  propensity: number | null
}

/** A row of the sample. */
export interface RowFact {
  /** The products really taken next. */
  labels: readonly string[]
  /** For each label the pool's product of that name, or null; empty without a pool. */
  labelProducts: readonly (string | null)[]
  /** The SKUs really taken; none where the dataset has no such column. */
  labelSkus: readonly string[]
  /** What was shown then and what it brought; null where the dataset doesn't say. */
  logged: LoggedAction | null
  /** The row's user, as in its trials; null where nobody is known. */
  user: string | null
  /** Rows of the user before this one; null where it can't be told. */
  earlierRows: number | null
  /** Whether the user had taken one of the labels before; null where it can't be told. */
  takenBefore: boolean | null
}

export const dimensionKinds = ['saved', 'column', 'user', 'target', 'category', 'hour'] as const
export type DimensionKind = (typeof dimensionKinds)[number]
/** Key and kind of the dimension of slices that a person named. */
export const SAVED = 'saved'

/** Rows that share a value. Positions rise. */
export interface SliceRows {
  /**
   * Of a column `=` and the value (or band), 'empty' or 'other'; of users 'cold' or 'warm'; of targets 'repeat' or 'new'; of
   * categories `=` and the name, or 'none'; of hours the first hour of a band; of those that were saved the id.
   */
  value: string
  positions: readonly number[]
}

/** Something by which rows are told apart. Its slices may overlap where a row has several values. */
export interface Dimension {
  /** Stable within a run: what an address calls it. */
  key: string
  kind: DimensionKind
  /** The column's name; '' for the others. */
  name: string
  /** What slices are called by their value, where a person named them. */
  names?: ReadonlyMap<string, string>
  slices: readonly SliceRows[]
}

/** A product of the pool with its SKUs added up. */
export interface PoolFact {
  category: string
  /** Whether a SKU is to be had; null where the pool doesn't say. */
  inStock: boolean | null
}

export interface RunFacts {
  /** Finished trials of each arm, in the order of positions. */
  arms: readonly (readonly ScoredTrial[])[]
  /** Positions that some arm has finished, rising. */
  positions: readonly number[]
  /** Cells of the feature columns by name, each by place among the positions. */
  cells: ReadonlyMap<string, readonly string[]>
  /** By position; undefined where no arm has finished the row. */
  rows: readonly (RowFact | undefined)[]
  dimensions: readonly Dimension[]
  /** Feature columns whose values hardly ever come back, so that they make no slices. */
  unsliced: readonly string[]
  /** By product; null without a pool. */
  pool: ReadonlyMap<string, PoolFact> | null
  normalise: Normaliser
  /** The run's threshold θ, in [0, 1], and its f. */
  theta: number
  degree: (generated: string, real: string) => number
  /** How often each product (a label's own name, where the pool lacks it) is a label in the whole dataset. */
  taken: ReadonlyMap<string, number>
}
