// What may be made of an empty cell. Apart from its schema, so that the browser needs no parser for it.

export const emptyCellChoices = ['omit', 'unknown'] as const
