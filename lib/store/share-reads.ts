// Many pages watch the same run: within a short time they share one read of it.

/** `read`, with its answer for a key kept for `forMs`; calls meanwhile get the same promise. Failures aren't kept. */
export function shareReads<T>(
  forMs: number,
  now: () => number,
  read: (key: string) => Promise<T>,
): (key: string) => Promise<T> {
  const kept = new Map<string, { until: number; answer: Promise<T> }>()
  return (key) => {
    const time = now()
    for (const [old, { until }] of kept) if (until <= time) kept.delete(old)
    const known = kept.get(key)
    if (known !== undefined) return known.answer
    const answer = read(key)
    kept.set(key, { until: time + forMs, answer })
    answer.catch(() => kept.delete(key))
    return answer
  }
}
