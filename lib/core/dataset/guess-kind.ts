// Tells what kind of values a column has from the forms of its distinct values.
import type { ColumnKind } from './dataset'
import { isNamedDate } from './parse-time'

export interface ValueForm {
  number: boolean
  time: boolean
  /** Like a key: letters with digits, or a long whole number; no blanks, no words. */
  token: boolean
  /** A whole number without sign. */
  whole: boolean
}

/** How many of a column's distinct values (`values`, of `characters` in all) have each form. */
export interface KindEvidence {
  values: number
  numbers: number
  times: number
  tokens: number
  wholes: number
  characters: number
}

const numberForm = /^[+-]?(\d+(,\d{3})*(\.\d*)?|\.\d+)(e[+-]?\d+)?%?$/i
const wholeForm = /^\d+$/
const dateForm =
  /^(19|20)\d\d([-/.年])(0?[1-9]|1[0-2])([-/.月])(0?[1-9]|[12]\d|3[01])日?([T ]\s*\d{1,2}[:时]\d{1,2}([:分]\d{1,2}(\.\d+)?秒?)?分?(Z|[+-]\d\d:?\d\d)?)?$/
const compactDateForm = /^(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\d{6})?$/
/** Milliseconds from 2001-09-09 to 2099-12-31. */
const millisecondForm = /^(1\d{12}|[23]\d{12}|40\d{11})$/
const tokenForm = /^(?=.*\d)(?=.*[a-z])[\w.@:-]{3,64}$|^\d{5,20}$/i

const none: ValueForm = { number: false, time: false, token: false, whole: false }

/** The forms that one trimmed, non-empty value has; full-width digits and signs count as ASCII ones. */
export function valueForm(value: string): ValueForm {
  const first = value.charCodeAt(0)
  // Most cells are words: they have none of the forms, and one look at the first character says so.
  if (value.length > 64) return none
  if (first > 0x7f) return first >= 0xff0b && first <= 0xff19 ? valueForm(value.normalize('NFKC')) : none
  return {
    number: numberForm.test(value),
    time: dateForm.test(value) || compactDateForm.test(value) || millisecondForm.test(value) || isNamedDate(value),
    token: tokenForm.test(value),
    whole: wholeForm.test(value),
  }
}

/**
 * The kind of a column. A form counts when 95 % of the distinct values have it. Whole numbers of five digits or more are keys
 * only where hardly any repeats (9 of 10 rows differ); tokens of letters and digits where there are at least 20 and 5 % of the rows.
 * Words are `text` when they are long (20 characters in the mean) or long-ish and mostly different; else `category`.
 *
 * @param distinct distinct values of the column, @param filled its non-empty cells.
 */
export function guessKind(evidence: KindEvidence, distinct: number, filled: number): ColumnKind {
  const { values } = evidence
  if (values === 0) return 'category'
  const mostly = (count: number): boolean => count >= 0.95 * values
  if (mostly(evidence.times)) return 'time'
  if (mostly(evidence.tokens)) {
    const keys = mostly(evidence.wholes) ? distinct >= 0.9 * filled : distinct >= 0.05 * filled
    if (distinct >= 20 && keys) return 'identifier'
  }
  if (mostly(evidence.numbers)) return 'number'
  const meanLength = evidence.characters / values
  return meanLength >= 20 || (meanLength >= 8 && distinct > 0.5 * filled && distinct >= 20) ? 'text' : 'category'
}
