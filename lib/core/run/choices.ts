// What may be chosen for a run, by name. Apart from their schemas, so that a form that lists them needs no parser in the browser.

export const vendors = ['anthropic', 'openai'] as const
export const connectionKinds = ['embedded', ...vendors] as const

/** Whether a connection has an interface for batches: many requests at once that are answered within a day. */
export const hasBatches = (connection: string): boolean => connection === 'anthropic'

export const transports = ['live', 'batch'] as const
export const efforts = ['low', 'medium', 'high', 'xhigh', 'max'] as const
export const matchGrades = ['exact', 'lexical'] as const
export const sampleStrategies = ['uniform', 'stratified', 'labels', 'balanced', 'latest', 'days', 'cold'] as const

/** Splits of users: for trying and writing; for choosing among versions; for the last word. */
export const splits = ['search', 'selection', 'final'] as const
