// S_u^p: from the products named for a row to the SKUs that are shown, with the chance that each had to be shown.
import { itemSeed, seededRandom } from '../sampling/random'
import { type Belief, beliefsOf, isShowable, rankSkus, type SkuFacts, type SkuPolicy } from './sku-score'

/** A chance to be shown below this is logged as this, so that no weight of a later estimate runs away. */
export const PROPENSITY_FLOOR = 0.01
const DRAWS = 200

export interface SkuOptions {
  policy: SkuPolicy
  /** A SKU with a lower EE is not shown; in [0, 1]. */
  epsilon: number
  /** SKUs of a product that are shown at most. */
  perProduct: number
  seed: number
}

export interface ShownSku {
  product: string
  sku: string
  score: number
  /** Probability that the policy shows it for the product, in [PROPENSITY_FLOOR, 1]. */
  propensity: number
}

export interface SkuStage {
  /**
   * The SKUs of a row's products: the best of each product in the order of the products, then the second of each, and so on. The
   * same row and seed always give the same list.
   */
  list(rowKey: number, products: readonly string[]): ShownSku[]
  /**
   * Chance, in [0, 1], that an action is the one shown at a place of a row's list that is drawn at random: of a SKU by its own
   * propensity, of anything else as the product `product`. 0 for what no product of the row leads to.
   */
  chanceOf(action: { action: string; product: string | null }, products: readonly string[]): number
}

/** Products without a SKU to show are passed over. The propensities of a product are estimated once, by DRAWS draws. */
export function createSkuStage(skus: readonly SkuFacts[], options: SkuOptions): SkuStage {
  const { policy, epsilon, perProduct, seed } = options
  const beliefs = beliefsOf(skus)
  const byProduct = new Map<string, Belief[]>()
  for (const one of skus) {
    const belief = beliefs.get(one.sku)
    if (belief === undefined || !isShowable(one)) continue
    const own = byProduct.get(one.product)
    if (own === undefined) byProduct.set(one.product, [belief])
    else own.push(belief)
  }
  const shownOf = (product: string, key: string) =>
    rankSkus(byProduct.get(product) ?? [], policy, epsilon, seededRandom(itemSeed(seed, `${product} ${key}`))).slice(
      0,
      perProduct,
    )
  const known = new Map<string, Map<string, number>>()
  const propensitiesOf = (product: string): ReadonlyMap<string, number> => {
    const found = known.get(product)
    if (found !== undefined) return found
    const counts = new Map<string, number>()
    // Only Thompson sampling leaves anything to chance.
    const draws = policy === 'thompson' ? DRAWS : 1
    for (let draw = 0; draw < draws; draw++)
      for (const { sku } of shownOf(product, `draw ${draw}`)) counts.set(sku, (counts.get(sku) ?? 0) + 1)
    const shares = new Map([...counts].map(([sku, times]) => [sku, times / draws]))
    known.set(product, shares)
    return shares
  }
  const productOf = new Map(skus.map(({ sku, product }) => [sku, product]))
  return {
    chanceOf({ action, product }, products) {
      const named = new Set(products)
      const owner = productOf.get(action)
      const wanted = owner ?? product
      if (wanted === null || !named.has(wanted)) return 0
      const shownBy = (one: string) => [...propensitiesOf(one).values()].reduce((all, chance) => all + chance, 0)
      const places = [...named].reduce((all, one) => all + shownBy(one), 0)
      if (places === 0) return 0
      return (owner === undefined ? shownBy(wanted) : (propensitiesOf(wanted).get(action) ?? 0)) / places
    },
    list(rowKey, products) {
      const ranked = [...new Set(products)].map((product) => ({ product, shown: shownOf(product, `row ${rowKey}`) }))
      return Array.from({ length: perProduct }, (_, place) => place).flatMap((place) =>
        ranked.flatMap(({ product, shown }) => {
          const one = shown[place]
          if (one === undefined) return []
          const propensity = Math.max(PROPENSITY_FLOOR, propensitiesOf(product).get(one.sku) ?? 0)
          return [{ product, ...one, propensity }]
        }),
      )
    },
  }
}
