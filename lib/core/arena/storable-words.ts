// Words that somebody typed, as they can be stored: no database takes a zero character or half a surrogate pair.
import { z } from 'zod'

export const storableWords = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** Trimmed words between so many characters. */
export const wordsSchema = (shortest: number, longest: number) =>
  z.string().transform(storableWords).pipe(z.string().trim().min(shortest).max(longest))
