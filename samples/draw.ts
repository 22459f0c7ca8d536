// Draws from a seeded source. Only sums and comparisons, so that every platform draws the same.
import type { Random } from '@/lib/core/sampling/random'

/** One item with equal chances. Throws RangeError on an empty list. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('pick from nothing')
  return item
}

/** One item with chances proportional to its weight (≥ 0, not all 0). Throws RangeError when all weights are 0. */
export function pickWeighted<T>(random: Random, items: readonly T[], weight: (item: T, index: number) => number): T {
  const weights = items.map(weight)
  let rest = random() * weights.reduce((sum, each) => sum + each, 0)
  for (const [index, item] of items.entries()) {
    rest -= weights[index] ?? 0
    if (rest < 0) return item
  }
  throw new RangeError('no item has weight')
}

/** `count` different items in the order of the list; all of them when there are fewer. */
export function pickSome<T>(random: Random, items: readonly T[], count: number): T[] {
  let wanted = Math.min(count, items.length)
  return items.filter((_, index) => {
    const taken = random() < wanted / (items.length - index)
    if (taken) wanted--
    return taken
  })
}

/** Nearly standard normal, within ±6: twelve uniforms less six (Irwin–Hall). */
export function normal(random: Random): number {
  let sum = -6
  for (let i = 0; i < 12; i++) sum += random()
  return sum
}
