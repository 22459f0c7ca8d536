// JSON that PostgreSQL takes: its text can't hold NUL, and its jsonb refuses lone surrogates.
import { storableText } from '@/lib/core/dataset/storable-text'

// Both come out of JSON.stringify as escapes. A backslash that stands before such letters in the text matches, too; that
// costs the slow way only.
const unstorable = /\\u(?:0000|d[89a-f])/

/** JSON.stringify with NUL dropped and lone surrogates replaced by U+FFFD in every string value. */
export function storableJson(value: unknown): string {
  // A replacer is called for each cell, while hardly any table needs one.
  const json = JSON.stringify(value)
  if (!unstorable.test(json)) return json
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? storableText(inner) : inner))
}
