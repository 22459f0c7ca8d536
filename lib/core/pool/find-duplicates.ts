// Products of a pool that are one product under several spellings.
import type { Normaliser } from '@/lib/core/matching/normalise'

/** In what spellings differ: package, full-width signs, letter case, traditional characters, other signs and promotion words. */
export const spellingDifferences = ['package', 'width', 'case', 'script', 'signs'] as const
export type SpellingDifference = (typeof spellingDifferences)[number]

export interface DuplicateGroup {
  /** At least two, in the order of the pool. */
  products: string[]
  differences: SpellingDifference[]
}

type Step = (text: string) => string

const charactersChanged = (text: string, step: Step): string =>
  [...text].map((character) => (step(character) === character ? '' : character)).join('')

/** What sets `other` apart from `first`; both have the same normalised name. */
function differencesOf(first: string, other: string, normalise: Normaliser, toSimplified: Step): SpellingDifference[] {
  const steps: [SpellingDifference, Step][] = [
    ['width', (text) => text.normalize('NFKC')],
    ['case', (text) => text.toLowerCase()],
    ['script', toSimplified],
  ]
  const found: SpellingDifference[] = []
  if (normalise(first).specs.join() !== normalise(other).specs.join()) found.push('package')
  let [left, right] = [first, other]
  for (const [difference, step] of steps) {
    if (charactersChanged(left, step) !== charactersChanged(right, step)) found.push(difference)
    left = step(left)
    right = step(right)
  }
  if (found.length > 0) return found
  // What is left when nothing above tells them apart: spaces, punctuation, promotion words.
  if (left !== right) return ['signs']
  // The same characters were changed, at other places (Ａa and aＡ), or only together (e and its accent).
  return steps
    .filter(([, step]) => [first, other].some((text) => step(text) !== text))
    .map(([difference]) => difference)
}

/** Groups products with equal normalised names, in the order of the pool. `toSimplified` as the normaliser has it. */
export function findDuplicates(
  products: readonly string[],
  normalise: Normaliser,
  toSimplified: Step,
): DuplicateGroup[] {
  const groups = new Map<string, string[]>()
  for (const product of new Set(products)) {
    const { name } = normalise(product)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [product])
    else group.push(product)
  }
  return [...groups.values()].flatMap((group) => {
    const [first = '', ...others] = group
    if (others.length === 0) return []
    const found = new Set(others.flatMap((other) => differencesOf(first, other, normalise, toSimplified)))
    return [{ products: group, differences: spellingDifferences.filter((difference) => found.has(difference)) }]
  })
}
