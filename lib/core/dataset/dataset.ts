// The nouns of a dataset: columns with roles, rows of cells. A cell is always text; empty text is an empty cell.
import { z } from 'zod'
import { columnRoles, delimiters, encodings, type rejectReasons, type tableFormats } from './choices'

const columnRoleSchema = z.enum(columnRoles)
export type ColumnRole = z.infer<typeof columnRoleSchema>

/** A role for the column with this name. */
export const roleChoiceSchema = z.object({ column: z.string(), role: columnRoleSchema })
export type RoleChoice = z.infer<typeof roleChoiceSchema>

export const columnKinds = ['identifier', 'category', 'number', 'time', 'text'] as const
export const columnKindSchema = z.enum(columnKinds)
export type ColumnKind = z.infer<typeof columnKindSchema>

export const encodingSchema = z.enum(encodings)
export type Encoding = z.infer<typeof encodingSchema>

export const delimiterSchema = z.enum(delimiters)
export type Delimiter = z.infer<typeof delimiterSchema>

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

export type RejectReason = (typeof rejectReasons)[number]

/** True where a record repeats the header, as files do that were put together from several. */
export const repeatsHeader = (cells: readonly string[], header: readonly string[]): boolean =>
  cells[0] === header[0] && cells.length === header.length && cells.every((cell, at) => cell === header[at])

/** Position of the first column with a role, or -1. */
export const columnWithRole = (columns: readonly Pick<Column, 'role'>[], role: ColumnRole): number =>
  columns.findIndex((column) => column.role === role)
