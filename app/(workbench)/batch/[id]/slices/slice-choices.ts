// What a slice can be made of: the dimensions of a run, as the form offers them, and the conditions that are chosen there.
import type { SavedSlice, SliceCondition } from '@/lib/core/scoring/saved-slice'

export interface DimensionChoice {
  key: string
  kind: Exclude<SliceCondition['kind'], 'range'>
  /** The column's name; '' for what is no column. */
  column: string
  label: string
  /** Numbers are chosen from … to, not by value. */
  numeric: boolean
  values: { value: string; label: string }[]
}

/** What a form of a slice is opened with. */
export type SliceDraft = Pick<SavedSlice, 'name' | 'conditions'>

/** A condition as it is typed. */
export interface ChosenCondition {
  dimension: string
  value: string
  from: string
  to: string
}

export const emptyCondition = (choices: readonly DimensionChoice[]): ChosenCondition => ({
  dimension: choices[0]?.key ?? '',
  value: choices[0]?.values[0]?.value ?? '',
  from: '',
  to: '',
})

const bound = (text: string): number | null => (text.trim() === '' ? null : Number(text))

/** Null while it says nothing, or nothing that can hold. */
export function conditionOf(
  { dimension, value, from, to }: ChosenCondition,
  choices: readonly DimensionChoice[],
): SliceCondition | null {
  const choice = choices.find(({ key }) => key === dimension)
  if (choice === undefined) return null
  const { kind, column, numeric } = choice
  if (!numeric) {
    if (!choice.values.some((one) => one.value === value)) return null
    return kind === 'value' ? { kind, column, value } : { kind, value }
  }
  const range = { kind: 'range' as const, column, from: bound(from), to: bound(to) }
  const [low, high] = [range.from ?? Number.NEGATIVE_INFINITY, range.to ?? Number.POSITIVE_INFINITY]
  return low <= high && (range.from !== null || range.to !== null) ? range : null
}

const columnOf = (condition: SliceCondition): string => ('column' in condition ? condition.column : '')

/** Whether the choice can say the condition, but for its value. */
const fits = ({ kind, column, numeric }: DimensionChoice, condition: SliceCondition): boolean =>
  column === columnOf(condition) &&
  numeric === (condition.kind === 'range') &&
  kind === (condition.kind === 'range' ? 'value' : condition.kind)

/**
 * The choices, with what a saved slice names and the run doesn't have: a value that none of its rows has, a column that is no
 * feature any more. So a slice can be edited in any run, and what isn't touched stays.
 */
export function choicesFor(
  choices: readonly DimensionChoice[],
  conditions: readonly SliceCondition[],
  labelOf: (condition: SliceCondition) => { dimension: string; value: string },
): DimensionChoice[] {
  const all = choices.map((choice) => ({ ...choice, values: [...choice.values] }))
  for (const condition of conditions) {
    const label = labelOf(condition)
    const isRange = condition.kind === 'range'
    let choice = all.find((one) => fits(one, condition))
    if (choice === undefined) {
      const column = columnOf(condition)
      const key = `saved ${condition.kind} ${column}`
      choice = {
        key,
        kind: isRange ? 'value' : condition.kind,
        column,
        label: label.dimension,
        numeric: isRange,
        values: [],
      }
      all.push(choice)
    }
    if (!isRange && !choice.values.some(({ value }) => value === condition.value))
      choice.values.push({ value: condition.value, label: label.value })
  }
  return all
}

/** A condition as it is typed, of choices that choicesFor made for it. */
export function chosenOf(condition: SliceCondition, choices: readonly DimensionChoice[]): ChosenCondition {
  const dimension = choices.find((choice) => fits(choice, condition))?.key ?? ''
  if (condition.kind !== 'range') return { dimension, value: condition.value, from: '', to: '' }
  const text = (end: number | null) => (end === null ? '' : String(end))
  return { dimension, value: '', from: text(condition.from), to: text(condition.to) }
}
