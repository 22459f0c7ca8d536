// Scores one parsed answer against the labels of its row.
import type { Matcher } from '@/lib/core/matching/matcher'
import type { TrialOutcome, TrialScore } from '@/lib/core/run/run'

/** The labels of a cell: separated by `|`, trimmed, without blanks and repeats. */
export function splitLabels(cell: string): string[] {
  const labels = cell.split('|').map((label) => label.trim())
  return [...new Set(labels.filter((label) => label !== ''))]
}

export interface AnswerToScore {
  /** Product names in the answer's order, without repeats. */
  products: readonly string[]
  labels: readonly string[]
  matcher: Matcher
  /** Degree in [0, 1] from which a name counts as a product. A degree of 0 never counts. */
  theta: number
  /** Whether the matcher's names are a candidate pool to which products are mapped. */
  pool: boolean
}

/** Scores an answer: hit rank by the first product that means any label, best degree over all products, pool products. */
export function scoreAnswer({ products, labels, matcher, theta, pool }: AnswerToScore): TrialScore {
  if (products.length === 0) return emptyScore('unparseable')
  let hitRank = 0
  let bestProduct = ''
  let degree = 0
  for (const [i, product] of products.entries()) {
    const reached = labels.reduce((most, label) => Math.max(most, matcher.degree(product, label)), 0)
    if (hitRank === 0 && reached > 0 && reached >= theta) hitRank = i + 1
    if (reached > degree) {
      degree = reached
      bestProduct = product
    }
  }
  const poolProducts = pool ? products.map((product) => matcher.nearest(product, 1, theta)[0]?.name ?? null) : []
  return { outcome: 'scored', products: [...products], poolProducts, hitRank, bestProduct, degree }
}

const emptyScore = (outcome: Exclude<TrialOutcome, 'scored'>): TrialScore => ({
  outcome,
  products: [],
  poolProducts: [],
  hitRank: 0,
  bestProduct: '',
  degree: 0,
})

/** The score of a trial that got no answer to read: a miss that stays in the denominator. */
export const missScore = (outcome: 'refused' | 'failed'): TrialScore => emptyScore(outcome)
