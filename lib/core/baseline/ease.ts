// Baseline: EASE, a linear autoencoder over users' products, solved in closed form.
import type { Baseline } from './baseline'
import { byUser } from './co-visits'
import { addTo, type PastChoice, recommendByDays, type ScoreProducts } from './past-days'

/** Products in the model: the most frequent of those that were ever taken with another. Its matrix is inverted. */
const EASE_PRODUCTS = 700
/** Multiplications that all fits together may take: about a second. Many products leave time for few fits. */
const WORK = 1e9
const MOST_FITS = 30

/**
 * EASE: P = (XᵀX + λI)⁻¹ over the binary matrix X of users and products, B_ij = −P_ij/P_jj, B_ii = 0; a product scores Σ B_ji
 * over the user's products j. A product that nobody took with another has B = 0 and is left out; beyond EASE_PRODUCTS the rarest
 * are. λ > 0. Then the popular ones.
 * Source: H. Steck, "Embarrassingly shallow autoencoders for sparse data", WWW 2019.
 */
export function createEase(lambda = 50): Baseline {
  return {
    name: 'ease',
    needsTime: true,
    recommend(rows, history, k) {
      const products = new Set(history.map(({ label }) => label)).size
      const size = Math.max(1, Math.min(EASE_PRODUCTS, products))
      const fits = Math.min(MOST_FITS, Math.floor(WORK / size ** 3))
      return recommendByDays(rows, history, k, (past) => learn(past, lambda), fits)
    },
  }
}

function learn(past: readonly PastChoice[], lambda: number): ScoreProducts {
  const baskets = byUser(past)
    .map((own) => [...new Set(own.flatMap(({ labels }) => labels))])
    .filter((products) => products.length > 1)
  const counts = new Map<string, number>()
  for (const basket of baskets) for (const product of basket) addTo(counts, product, 1)
  const products = [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, EASE_PRODUCTS)
    .map(([product]) => product)
  const placeOf = new Map(products.map((product, place) => [product, place]))
  const n = products.length
  const gram = new Float64Array(n * n)
  for (const basket of baskets) {
    const places = basket.flatMap((product) => placeOf.get(product) ?? [])
    for (const i of places) for (const j of places) gram[i * n + j] = (gram[i * n + j] ?? 0) + 1
  }
  // Users of a single product count on the diagonal alone.
  for (const own of byUser(past)) {
    const single = new Set(own.flatMap(({ labels }) => labels))
    const place = single.size === 1 ? placeOf.get([...single][0] ?? '') : undefined
    if (place !== undefined) gram[place * n + place] = (gram[place * n + place] ?? 0) + 1
  }
  for (let i = 0; i < n; i++) gram[i * n + i] = (gram[i * n + i] ?? 0) + lambda
  const inverse = invertPositive(gram, n)
  return (_, own) => {
    const scores = new Map<string, number>()
    for (const j of new Set(own.flatMap(({ labels }) => labels.flatMap((label) => placeOf.get(label) ?? []))))
      for (const [i, product] of products.entries()) {
        const weight = i === j ? 0 : -(inverse[j * n + i] ?? 0) / (inverse[i * n + i] ?? 1)
        if (weight !== 0) addTo(scores, product, weight)
      }
    return scores
  }
}

/**
 * The inverse of a symmetric positive definite n × n matrix (by rows), by Gauss–Jordan elimination in place of a copy; such a
 * matrix needs no pivoting. O(n³).
 */
export function invertPositive(matrix: Float64Array, n: number): Float64Array {
  const a = Float64Array.from(matrix)
  for (let p = 0; p < n; p++) {
    const pivot = 1 / (a[p * n + p] ?? 1)
    a[p * n + p] = 1
    for (let j = 0; j < n; j++) a[p * n + j] = (a[p * n + j] ?? 0) * pivot
    for (let i = 0; i < n; i++) {
      const factor = a[i * n + p] ?? 0
      if (i === p || factor === 0) continue
      a[i * n + p] = 0
      for (let j = 0; j < n; j++) a[i * n + j] = (a[i * n + j] ?? 0) - factor * (a[p * n + j] ?? 0)
    }
  }
  return a
}
