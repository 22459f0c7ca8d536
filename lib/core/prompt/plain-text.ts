// Words that are to stand in a template as they are, whatever signs of one they hold.

/** Escapes dollars and double braces, so that `parseTemplate` gives the words back and no variable. */
export const plainText = (words: string): string => words.replaceAll('$', '$$$$').replaceAll('{{', '\\{{')
