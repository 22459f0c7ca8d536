// Reads the values of options; each refusal names the option, what it takes, and what it got.
import { UsageError } from './session'

/** A whole number in [low, high], written in digits alone. Throws UsageError 'notInteger'. */
export function wholeNumber(option: string, value: string, low: number, high: number): number {
  const number = /^-?\d+$/.test(value.trim()) ? Number(value) : Number.NaN
  if (!(number >= low && number <= high)) throw new UsageError('notInteger', { option, value, low, high })
  return number
}

const decimal = (value: string): number =>
  /^-?(\d+\.?\d*|\.\d+)(e-?\d+)?$/i.test(value.trim()) ? Number(value) : Number.NaN

/** A number in [0, 1]. Throws UsageError 'notShare'. */
export function shareNumber(option: string, value: string): number {
  const number = decimal(value)
  if (!(number >= 0 && number <= 1)) throw new UsageError('notShare', { option, value })
  return number
}

/** A number in [low, high]. Throws UsageError 'notInRange'. */
export function numberIn(option: string, value: string, low: number, high: number): number {
  const number = decimal(value)
  if (!(number >= low && number <= high)) throw new UsageError('notInRange', { option, value, low, high })
  return number
}

/** A finite number above 0. Throws UsageError 'notPositive'. */
export function positiveNumber(option: string, value: string): number {
  const number = decimal(value)
  if (!(number > 0 && number < Number.POSITIVE_INFINITY)) throw new UsageError('notPositive', { option, value })
  return number
}

/** One of the given words. Throws UsageError 'notChoice'. */
export function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value)
  if (found === undefined) throw new UsageError('notChoice', { option, value, choices: choices.join(' | ') })
  return found
}
