// Baseline: what the user took last.
import type { Baseline } from './baseline'
import { recommendByDays } from './past-days'

/** The products that the user took on earlier days, the latest first, then the popular ones. */
export function createRepeatLast(): Baseline {
  return {
    name: 'repeat',
    needsTime: true,
    recommend: (rows, history, k) =>
      recommendByDays(rows, history, k, () => (_, own) => {
        const products = [...new Set(own.flatMap(({ labels }) => labels))]
        return new Map(products.map((product, place) => [product, products.length - place]))
      }),
  }
}
