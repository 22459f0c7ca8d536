// Slices that a person named: rows on which every condition holds, found anew in each run of the dataset.
import { z } from 'zod'
import { readNumber } from '../dataset/report/encode-column'
import { listSplitter } from '../dataset/report/split-list'
import { type Dimension, type RunFacts, SAVED } from './run-facts'

const text = z.string().max(1000)

export const sliceConditionSchema = z.union([
  /** A cell of the column, or an item of its list, is this; '' for an empty one. */
  z.object({ kind: z.literal('value'), column: text, value: text }),
  /** A number of the column, both ends included; null: open. */
  z
    .object({ kind: z.literal('range'), column: text, from: z.number().nullable(), to: z.number().nullable() })
    .refine(({ from, to }) => (from ?? Number.NEGATIVE_INFINITY) <= (to ?? Number.POSITIVE_INFINITY), { path: ['to'] })
    .refine(({ from, to }) => from !== null || to !== null, { path: ['from'] }),
  /** A slice of a dimension that is no column. */
  z.object({ kind: z.enum(['user', 'target', 'category', 'hour']), value: text }),
])
export type SliceCondition = z.infer<typeof sliceConditionSchema>

const MOST_CONDITIONS = 4
export const sliceConditionsSchema = z.array(sliceConditionSchema).min(1).max(MOST_CONDITIONS)
export const sliceNameSchema = z.string().trim().min(1).max(60)

export interface SavedSlice {
  id: string
  name: string
  conditions: SliceCondition[]
}

/** Whether the row at a place among the facts' positions passes. */
type Passes = (place: number) => boolean

function passesOf(facts: RunFacts, condition: SliceCondition): Passes {
  if (condition.kind !== 'value' && condition.kind !== 'range') {
    const dimension = facts.dimensions.find(({ key }) => key === condition.kind)
    const members = new Set(dimension?.slices.find(({ value }) => value === condition.value)?.positions)
    return (place) => members.has(facts.positions[place] ?? -1)
  }
  // A column that the dataset has no longer, or that is no feature any more, passes nobody.
  const cells = facts.cells.get(condition.column)
  if (cells === undefined) return () => false
  if (condition.kind === 'range') {
    const { from, to } = condition
    return (place) => {
      const number = readNumber(cells[place] ?? '')
      return number !== null && (from === null || number >= from) && (to === null || number <= to)
    }
  }
  const { value } = condition
  const split = listSplitter(cells)
  return (place) => {
    const cell = (cells[place] ?? '').trim()
    return cell === value || (split !== null && cell.includes(value) && split(cell).includes(value))
  }
}

/** Positions of the rows on which all conditions hold, rising. */
export function positionsOfSaved(facts: RunFacts, conditions: readonly SliceCondition[]): number[] {
  const all = conditions.map((condition) => passesOf(facts, condition))
  return facts.positions.filter((_, place) => all.every((passes) => passes(place)))
}

/**
 * The facts with the saved slices as their first dimension, whatever their size: it is looked at, addressed and corrected for
 * like the others. As they are where none is saved.
 */
export function withSaved(facts: RunFacts, saved: readonly SavedSlice[]): RunFacts {
  if (saved.length === 0) return facts
  const dimension: Dimension = {
    key: SAVED,
    kind: SAVED,
    name: '',
    names: new Map(saved.map(({ id, name }) => [id, name])),
    slices: saved.map(({ id, conditions }) => ({ value: id, positions: positionsOfSaved(facts, conditions) })),
  }
  return { ...facts, dimensions: [dimension, ...facts.dimensions] }
}
