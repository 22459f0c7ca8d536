// Text as it can be stored: no database takes a zero character or half a surrogate pair.

/** Text without NUL, lone surrogates replaced by U+FFFD. */
export const storableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

const unstorable = /\\u(?:0000|d[89a-f])/

/** A value of JSON (text, numbers, lists, plain objects) with every text storable; the very value where all are. */
export function storableValue<T>(value: T): T {
  const json = JSON.stringify(value)
  if (json === undefined || !unstorable.test(json)) return value
  return JSON.parse(json, (_, inner: unknown) => (typeof inner === 'string' ? storableText(inner) : inner)) as T
}
