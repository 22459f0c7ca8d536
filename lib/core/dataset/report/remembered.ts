// Columns repeat few values: what is made of a cell is made once.

/** `of`, asked once for each different text. */
export function remembered<T>(of: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as T
    const value = of(text)
    known.set(text, value)
    return value
  }
}
