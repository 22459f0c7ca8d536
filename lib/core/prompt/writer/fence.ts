// Puts text that others wrote into a request so that it stays data: it can neither close its fence nor open another.

/** A value as JSON without a `<`, so that no tag can stand in it; it reads back as the same value. */
export const asData = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** Data between tags of its own. `tag` is ours and plain letters. */
export const fenced = (tag: string, value: unknown): string => `<${tag}>\n${asData(value)}\n</${tag}>`
