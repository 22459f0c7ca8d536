// The query of the rows of a run, as the table asks for them.
import { z } from 'zod'
import { rowFilters } from '@/lib/core/scoring/row-tally'

const count = (most: number) => z.coerce.number().int().min(0).max(most)

/** Throws ZodError on what is not a query. `limit` is the page's size, at most 200 rows. */
export const rowsQuerySchema = z.object({
  filter: z.enum(rowFilters).default('all'),
  a: count(1000).default(0),
  b: count(1000).default(1),
  /** Rows that are looked at, as an address names them; all where left out. */
  in: z.string().optional(),
  k: z.coerce.number().int().min(1).max(100).default(5),
  offset: count(1e9).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** `row` is the index of the row in its dataset. */
export const trialQuerySchema = z.object({ position: count(1e9), arm: count(1000), row: count(1e9) })
