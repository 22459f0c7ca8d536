// What the address says about a result page: which two versions are compared, and which rows are shown. Nonsense falls back.
import { z } from 'zod'
import { parseRowSet } from '@/lib/core/scoring/row-set'
import { filterOf, type ResultView } from './view-href'

const armSchema = z.coerce.number().int().min(0).optional().catch(undefined)
const querySchema = z.object({ a: armSchema, b: armSchema })

/** `a` < `b` always, and `b` is no arm where the run has one: its rows hit (onlyA) or not (neither); `fallback` is the pair without a choice. */
export function parseView(
  query: Record<string, unknown>,
  arms: number,
  fallback: readonly [number, number],
): ResultView {
  const { a, b } = querySchema.parse(query)
  const chosen = a !== undefined && b !== undefined && a !== b && a < arms && b < arms
  const [first, second] = chosen ? [Math.min(a, b), Math.max(a, b)] : fallback
  return {
    filter: filterOf(query.filter, arms),
    a: first,
    b: second,
    among: parseRowSet(query.in),
  }
}
