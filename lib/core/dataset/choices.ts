// What a dataset's parts may be, by name, and how large. Apart from their schemas, so that the browser needs no parser for them.

/** action, reward, propensity: what was shown then, what it brought, and the chance that it had to be shown. */
export const columnRoles = [
  'user',
  'time',
  'feature',
  'label',
  'labelSku',
  'action',
  'reward',
  'propensity',
  'ignore',
] as const

/** Roles of columns that tell what came of a row: in a prompt they would give the answer away. */
export const outcomeRoles: readonly (typeof columnRoles)[number][] = ['label', 'labelSku', 'action', 'reward']

/** Encodings by the names that the command line prints. */
export const encodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5', 'latin1'] as const
export const delimiters = [',', '\t', ';', '|'] as const

export const rejectReasons = [
  'too_few_cells',
  'too_many_cells',
  'unclosed_quote',
  'bad_quote',
  'bad_encoding',
  'too_long',
  'repeated_header',
  'not_json',
  'not_object',
] as const

/** The most characters in one cell. */
export const cellLimit = 1_048_576
/** The most characters in one record, which bounds what a reader keeps. */
export const recordLimit = 8 * cellLimit
/** Characters of a rejected line that are kept. */
export const rejectedTextLimit = 10_000

/** How a table was written down; told from a file's content, never from its name. */
export const tableFormats = ['csv', 'jsonl', 'xlsx', 'parquet'] as const
