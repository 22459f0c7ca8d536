// Keeps what was made of an object for as long as that object lives: figures of a run's facts, made once and looked at often.

const MOST = 64
const kept = new WeakMap<object, Map<string, unknown>>()

/** What `make` gave for `of` and `key`; at most 64 keys an object, the longest unused given up first. Failures aren't kept. */
export function keepFor<T>(of: object, key: string, make: () => T): T {
  const values = kept.get(of) ?? new Map<string, unknown>()
  kept.set(of, values)
  const value = values.has(key) ? (values.get(key) as T) : make()
  values.delete(key)
  values.set(key, value)
  for (const oldest of values.keys()) {
    if (values.size <= MOST) break
    values.delete(oldest)
  }
  return value
}
