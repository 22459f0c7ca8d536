/** What the name of a file begins with that holds rows that were made up, or what came of them. */
export const syntheticPrefix = (source: { synthetic: boolean } | null): string =>
  source?.synthetic === true ? 'synthetic-' : ''
