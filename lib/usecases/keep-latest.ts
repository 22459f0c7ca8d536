// Keeps what took long to make, for the few keys that were asked for last.

/** Asks `make` for a key that isn't kept; calls meanwhile get the same promise. Failures aren't kept. `most` ≥ 1 keys are. */
export function keepLatest<T>(most: number): (key: string, make: () => Promise<T>) => Promise<T> {
  const kept = new Map<string, Promise<T>>()
  return (key, make) => {
    const value = kept.get(key) ?? make()
    // Set anew, so that the last in order is the last that was asked for.
    kept.delete(key)
    kept.set(key, value)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    value.catch(() => {
      if (kept.get(key) === value) kept.delete(key)
    })
    return value
  }
}
