// What is known about each column of a dataset, and how much it tells about the label.
import type { ColumnKind } from '../dataset'
import type { Leak } from './find-leak'
import type { Histogram } from './histogram-of'

/** Kinds as told at import, and lists, which are told from the rows. */
export type ReportKind = ColumnKind | 'list'

/** How the cells were read to be counted against the labels. */
export type Reading = 'values' | 'bands' | 'hours' | 'weekdays' | 'periods' | 'items' | 'words'

/** Information is in nats, less the bias that independent rows would have. */
export interface Association {
  reading: Reading
  information: number
  /** The same with the labels traded between users: its mean, and the middle 95 %. */
  chance: { mean: number; low: number; high: number }
  /** Information above the mean of chance: what columns are ranked by. */
  excess: number
  /** Bergsma's corrected V, in [0, 1]. */
  cramersV: number
  /** Probability of as much by chance. */
  p: number
  /** Above chance with all columns looked at together (Benjamini–Hochberg at .1). */
  telling: boolean
}

export interface ColumnMeasures {
  name: string
  kind: ReportKind
  /** Of all rows, as told at import; so is `distinct`. */
  coverage: number
  distinct: number
  /** From here on, of the rows read. The most frequent values, of lists items, with the share of non-empty cells that have them. */
  topValues: { value: string; share: number }[]
  /** Of the non-empty cells, in bits. */
  entropyBits: number
  /** Mean estimated tokens of a cell; an empty cell has 0. */
  tokens: number
  /** Mean closeness to words of the non-empty cells, in [0, 1]. */
  words: number
  /** Of numbers, or of times in milliseconds since 1970. */
  histogram: Histogram | null
  /** Null for the label, users, columns with one value or none, values that don't come back, and where too few rows have a label. */
  association: Association | null
  leak: Leak | null
  /** Share of the non-empty cells of labelled rows that name the label; null where the column was not counted against it. */
  naming: number | null
}

export interface ColumnReport {
  /** Rows of the dataset, and rows read for the report. */
  rows: number
  sampledRows: number
  /** Of those read, the ones with a label: what associations rest on. */
  labelledRows: number
  /** Different users of these; null without a user column. */
  users: number | null
  permutations: number
  /** The label's name, categories counted and entropy over them in nats; null without a label column. */
  label: { name: string; categories: number; entropy: number } | null
  /** In the order of the dataset. */
  columns: ColumnMeasures[]
}
