// Rows that an address can name: those that a figure was made of.
import { z } from 'zod'
import type { RunFacts } from './run-facts'

const rowSetSchema = z.union([z.tuple([z.literal('slice'), z.string(), z.string()])])
/** A slice, by the key of its dimension and its value. */
export type RowSet = z.infer<typeof rowSetSchema>

/** As an address holds it; null for what names no rows. */
export function parseRowSet(text: unknown): RowSet | null {
  if (typeof text !== 'string') return null
  try {
    return rowSetSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export const writeRowSet = (set: RowSet): string => JSON.stringify(set)

/** Positions of the rows, rising; none where the run has no such rows. */
export function positionsOf(facts: RunFacts, [, key, value]: RowSet): readonly number[] {
  const dimension = facts.dimensions.find((one) => one.key === key)
  return dimension?.slices.find((slice) => slice.value === value)?.positions ?? []
}
