// JSON that PostgreSQL takes: its text can't hold NUL, and its jsonb refuses lone surrogates.

const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** JSON.stringify with NUL dropped and lone surrogates replaced by U+FFFD in every string value. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? storable(inner) : inner))
