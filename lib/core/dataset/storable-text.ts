// Text as it can be stored: no database takes a zero character or half a surrogate pair.

/** Text without NUL, lone surrogates replaced by U+FFFD. */
export const storableText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()
