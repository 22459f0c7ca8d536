// What a slice can be made of: the dimensions of a run, as the form offers them, and the conditions that are chosen there.
import type { SliceCondition } from '@/lib/core/scoring/saved-slice'

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
