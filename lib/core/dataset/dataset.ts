// The nouns of a dataset: columns with roles, rows of cells. A cell is always text; empty text is an empty cell.
import { z } from 'zod'

export const columnRoles = ['user', 'time', 'feature', 'label', 'labelSku', 'ignore'] as const
export const columnRoleSchema = z.enum(columnRoles)
export type ColumnRole = z.infer<typeof columnRoleSchema>

export const columnKinds = ['identifier', 'category', 'number', 'time', 'text'] as const
export const columnKindSchema = z.enum(columnKinds)
export type ColumnKind = z.infer<typeof columnKindSchema>

/** Encodings by the names that the command line prints. */
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'latin1'] as const
export const encodingSchema = z.enum(encodings)
export type Encoding = z.infer<typeof encodingSchema>

export const delimiters = [',', '\t', ';', '|'] as const
export const delimiterSchema = z.enum(delimiters)
export type Delimiter = z.infer<typeof delimiterSchema>

/** How a table was written down; told from a file's content, never from its name. */
export const tableFormats = ['csv', 'jsonl', 'xlsx', 'parquet'] as const
export type TableFormat = (typeof tableFormats)[number]

/** One column as profiled over the whole file. */
export const columnSchema = z.object({
  name: z.string(),
  role: columnRoleSchema,
  kind: columnKindSchema,
  /** Share of rows with a non-empty cell, 0–1. */
  coverage: z.number().min(0).max(1),
  /** Distinct non-empty values; counted up to `distinctLimit`, which is then the value. */
  distinct: z.number().int().min(0),
  /** Up to five of the most frequent values, most frequent first. */
  topValues: z.array(z.string()),
})
export type Column = z.infer<typeof columnSchema>

/** One request of one user. `index` counts from 0 in the order of the file and never changes. */
export interface Row {
  index: number
  cells: readonly string[]
}

/**
 * A line that could not become a row: `line` is the physical line (from 1) on which its record begins; in a workbook and a
 * Parquet file the row as its sheet or file counts it.
 */
export interface RejectedLine {
  line: number
  reason: RejectReason
  text: string
}

export const rejectReasons = [
  'too_few_cells',
  'too_many_cells',
  'unclosed_quote',
  'bad_quote',
  'bad_encoding',
  'too_long',
  'repeated_header',
  'not_json',
  'not_object',
] as const
export type RejectReason = (typeof rejectReasons)[number]

/** The most characters in one cell. */
export const cellLimit = 1_048_576
/** The most characters in one record, which bounds what a reader keeps. */
export const recordLimit = 8 * cellLimit
/** Characters of a rejected line that are kept. */
export const rejectedTextLimit = 10_000

/** True where a record repeats the header, as files do that were put together from several. */
export const repeatsHeader = (cells: readonly string[], header: readonly string[]): boolean =>
  cells[0] === header[0] && cells.length === header.length && cells.every((cell, at) => cell === header[at])

/** Position of the first column with a role, or -1. */
export const columnWithRole = (columns: readonly Pick<Column, 'role'>[], role: ColumnRole): number =>
  columns.findIndex((column) => column.role === role)
