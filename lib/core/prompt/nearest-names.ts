// Near misses: which known names a mistyped name may have meant.

const maxDistance = 2
const maxSuggestions = 3

/** What does not tell two names apart for a reader: case, full width, outer white space, a leading dollar. */
const fold = (name: string): string => name.normalize('NFKC').trim().replace(/^\$/, '').toLowerCase()

/**
 * Damerau–Levenshtein distance in its optimal string alignment form, in code points: insertions, deletions,
 * substitutions and swaps of neighbours cost 1. Time and memory are the product of the lengths.
 * Source: Damerau (1964), "A technique for computer detection and correction of spelling errors".
 */
function editDistance(left: readonly string[], right: readonly string[]): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: right.length + 1 }, (_, j) => j)
  for (let i = 1; i <= left.length; i++) {
    const current = [i]
    for (let j = 1; j <= right.length; j++) {
      const cost = left[i - 1] === right[j - 1] ? 0 : 1
      let best = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + cost)
      const swapped = i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]
      if (swapped) best = Math.min(best, (beforePrevious[j - 2] ?? 0) + 1)
      current.push(best)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.length] ?? 0
}

/**
 * Up to three of `known` that `name` may have meant, nearest first: equal but for case, width or a leading `$`, or at
 * most two edits away. Fewer edits than the shorter name has characters, so that `性别` never suggests `年龄`.
 */
export function nearestNames(name: string, known: readonly string[]): string[] {
  const wanted = [...fold(name)]
  const near: { candidate: string; distance: number }[] = []
  for (const candidate of new Set(known)) {
    const letters = [...fold(candidate)]
    if (Math.abs(letters.length - wanted.length) > maxDistance) continue
    const distance = editDistance(wanted, letters)
    const shorter = Math.min(letters.length, wanted.length)
    if (distance === 0 || (distance <= maxDistance && distance < shorter)) near.push({ candidate, distance })
  }
  near.sort((a, b) => a.distance - b.distance)
  return near.slice(0, maxSuggestions).map(({ candidate }) => candidate)
}
