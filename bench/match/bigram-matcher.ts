// What is commonly done: cosine of character bigram counts of lower-cased names, nothing normalised or weighed.

function bigrams(name: string): Map<string, number> {
  const text = name.toLowerCase()
  const counts = new Map<string, number>()
  for (let i = 0; i + 2 <= text.length; i++) {
    const gram = text.slice(i, i + 2)
    counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

/** The pool name with the greatest cosine, the first of equals; undefined where nothing is shared. */
export function bigramMatcher(pool: readonly string[]): (name: string) => string | undefined {
  const lists = new Map<string, [number, number][]>()
  const lengths = pool.map((name, at) => {
    let squares = 0
    for (const [gram, count] of bigrams(name)) {
      squares += count * count
      const list = lists.get(gram)
      if (list === undefined) lists.set(gram, [[at, count]])
      else list.push([at, count])
    }
    return Math.sqrt(squares)
  })
  return (name) => {
    const sums = new Float64Array(pool.length)
    for (const [gram, count] of bigrams(name)) {
      for (const [at, held] of lists.get(gram) ?? []) sums[at] = (sums[at] ?? 0) + count * held
    }
    let best = -1
    let bestSum = 0
    for (const [at, sum] of sums.entries()) {
      const cosine = sum / (lengths[at] || 1)
      if (cosine <= bestSum) continue
      bestSum = cosine
      best = at
    }
    return pool[best]
  }
}
