// Which prompts can be compared at all: those that a chain of votes connects.
import type { Cells } from './vote-table'

/**
 * The group of each of `size` prompts, numbered from 0 in order of first appearance. Prompts without a vote are alone.
 * Across groups no vote says which is better.
 */
export function connectedGroups({ left, right }: Pick<Cells, 'left' | 'right'>, size: number): Int32Array {
  const parent = Int32Array.from({ length: size }, (_, at) => at)
  const rootOf = (at: number): number => {
    let root = at
    while (parent[root] !== root) root = parent[root] ?? 0
    return root
  }
  for (let cell = 0; cell < left.length; cell++) {
    const [a, b] = [rootOf(left[cell] ?? 0), rootOf(right[cell] ?? 0)]
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  const numbers = new Map<number, number>()
  return parent.map((_, at) => {
    const root = rootOf(at)
    const number = numbers.get(root) ?? numbers.size
    numbers.set(root, number)
    return number
  })
}
