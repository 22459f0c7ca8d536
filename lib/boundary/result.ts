// What every action and route answers: the value, or an error whose code is a translation key.
import type { ErrorValue } from '@/lib/errors'

/** `fields` names the inputs that were wrong, by their name in the form, with a zod issue code each. */
export interface Failure extends ErrorValue {
  fields?: Record<string, string>
}

export type Result<T> = { ok: true; data: T } | { ok: false; error: Failure }
