// Words that somebody typed, as they can be stored.
import { z } from 'zod'
import { storableText } from '../dataset/storable-text'

/** Trimmed words between so many characters. */
export const wordsSchema = (shortest: number, longest: number) =>
  z.string().transform(storableText).pipe(z.string().trim().min(shortest).max(longest))
