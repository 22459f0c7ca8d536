// EE(p, sku): how much a SKU of a product is worth showing, from its clicks so far and from what is believed of it beforehand.
import type { Random } from '../sampling/random'
import { normalQuantile } from '../statistics/normal'

export interface SkuFacts {
  sku: string
  product: string
  category: string
  /** Null where the pool doesn't say. */
  stock: number | null
  impressions: number | null
  clicks: number | null
  /** Click rate that a ranking model expects, in [0, 1]; null where the pool has none. */
  score: number | null
}

/** Beta(clicks + a₀, misses + b₀). */
export interface Belief {
  sku: string
  a: number
  b: number
}

/** How many impressions the prior is worth (methods: 20–50). */
export const PRIOR_STRENGTH = 30

/** Hard filters first: what is known to be out of stock is not shown. */
export const isShowable = ({ sku, stock }: SkuFacts): boolean => sku !== '' && (stock === null || stock > 0)

/** Clicks over impressions of SKUs together; null without impressions. */
function rateOf(skus: readonly SkuFacts[]): number | null {
  const seen = skus.reduce((sum, { impressions }) => sum + (impressions ?? 0), 0)
  return seen === 0 ? null : Math.min(1, skus.reduce((sum, { clicks }) => sum + (clicks ?? 0), 0) / seen)
}

/**
 * What is believed of each SKU: its clicks and misses, and a prior of PRIOR_STRENGTH impressions with the mean of its score column,
 * else of its category's click rate, else of the pool's, else ½. Rates are kept off 0 and 1. O(n).
 */
export function beliefsOf(skus: readonly SkuFacts[]): Map<string, Belief> {
  const whole = rateOf(skus) ?? 0.5
  const categories = new Map<string, SkuFacts[]>()
  for (const one of skus) {
    const known = categories.get(one.category)
    if (known === undefined) categories.set(one.category, [one])
    else known.push(one)
  }
  const rates = new Map([...categories].map(([category, own]) => [category, rateOf(own)]))
  return new Map(
    skus.map(({ sku, category, score, impressions, clicks }) => {
      const expected = score ?? rates.get(category) ?? whole
      const mean = Math.min(0.999, Math.max(0.001, expected))
      const hits = Math.max(0, clicks ?? 0)
      const misses = Math.max(0, (impressions ?? 0) - hits)
      return [sku, { sku, a: PRIOR_STRENGTH * mean + hits, b: PRIOR_STRENGTH * (1 - mean) + misses }]
    }),
  )
}

export const skuPolicies = ['thompson', 'ucb', 'mean'] as const
export type SkuPolicy = (typeof skuPolicies)[number]

/** Scores the SKUs of one product; a greater score is shown first. */
type ScoreBelief = (belief: Belief, impressions: number, random: Random) => number

/**
 * thompson: a draw from the belief. ucb: its mean + √(2·ln N/n), n what it rests on and N that of all SKUs of the product. mean:
 * the mean alone, which never explores.
 * Sources: W. Thompson, Biometrika 25, 1933; P. Auer et al., Machine Learning 47, 2002 (UCB1).
 */
const scorers: Readonly<Record<SkuPolicy, ScoreBelief>> = {
  thompson: ({ a, b }, _, random) => drawBeta(a, b, random),
  ucb: ({ a, b }, all) => a / (a + b) + Math.sqrt((2 * Math.log(Math.max(2, all))) / (a + b)),
  mean: ({ a, b }) => a / (a + b),
}

export interface RankedSku {
  sku: string
  /** EE(p, sku): a chance of a click, for ucb a bound on it that may exceed 1. */
  score: number
}

/** The SKUs of one product with EE ≥ epsilon, best first; ties in the order given. `random` is used by thompson alone. */
export function rankSkus(beliefs: readonly Belief[], policy: SkuPolicy, epsilon: number, random: Random): RankedSku[] {
  const all = beliefs.reduce((sum, { a, b }) => sum + a + b, 0)
  return beliefs
    .map((belief) => ({ sku: belief.sku, score: scorers[policy](belief, all, random) }))
    .filter(({ score }) => score >= epsilon)
    .sort((x, y) => y.score - x.score)
}

/** A normal deviate; the ends of [0, 1) are kept off infinity. */
const drawNormal = (random: Random): number => normalQuantile((random() + 2 ** -33) * (1 - 2 ** -32))

/**
 * A gamma deviate of shape > 0 and scale 1.
 * Source: G. Marsaglia, W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000 (with the boost for
 * shapes below 1).
 */
function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A deviate of Beta(a, b), a and b > 0. */
export function drawBeta(a: number, b: number, random: Random): number {
  const left = drawGamma(a, random)
  return left / (left + drawGamma(b, random))
}
