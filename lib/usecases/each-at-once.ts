// Works through a list, several at once.

/** Takes items in order, `atOnce` at a time. The first that throws ends it: what waits is left, and what runs is no longer waited for. */
export async function eachAtOnce<T>(
  items: Iterable<T>,
  atOnce: number,
  deed: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = [...items]
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      try {
        await deed(next)
      } catch (error) {
        waiting.length = 0
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
}
