// The chances behind the sample: P(need | profile, day), P(product | need, purchasing power), overall popularity.
import type { Random } from '@/lib/core/sampling/random'
import { needs, type Product, productsOf } from './catalogue'
import { pickWeighted } from './draw'
import type { Need } from './need'
import type { Profile } from './profile'

/** Days of the sampled month. */
export const days = 30

/** Chance, relative to full, of a need outside the ages that it belongs to. */
const outsideAges = 0.07
/** How strongly purchasing power pulls towards its price tier: e^-pull at the far end. */
const pricePull = 3

interface Shelf {
  product: Product
  /** Weight within the need before purchasing power speaks: 1 / (rank − 0.4) − 0.1, Zipf–Mandelbrot with a cut tail. */
  appeal: number
  /** Position of the price among the need's prices, 0 cheapest … 1 dearest. */
  tier: number
}

const shelves = new Map<Need, readonly Shelf[]>(needs.map((need) => [need, shelve(productsOf(need))]))

function shelve(products: readonly Product[]): Shelf[] {
  const prices = products.map((product) => product.price).toSorted((a, b) => a - b)
  return products.map((product, rank) => ({
    product,
    appeal: Math.max(0.003, 1 / (rank + 0.6) - 0.1),
    tier: prices.indexOf(product.price) / Math.max(1, prices.length - 1),
  }))
}

const shelfOf = (need: Need): readonly Shelf[] => shelves.get(need) ?? []

/** Overall popularity, the shares summing to 1: what the pool's counts and the popularity noise follow. */
export const popularity: readonly { product: Product; share: number }[] = (() => {
  const total = needs.reduce((sum, need) => sum + need.weight, 0)
  return needs.flatMap((need) => {
    const appeal = shelfOf(need).reduce((sum, shelf) => sum + shelf.appeal, 0)
    return shelfOf(need).map((shelf) => ({
      product: shelf.product,
      share: ((need.weight / total) * shelf.appeal) / appeal,
    }))
  })
})()

/** A need of this person on this day (0 … 29). */
export function drawNeed(random: Random, profile: Profile, day: number): Need {
  return pickWeighted(random, needs, (need) => {
    const [youngest, oldest] = need.ages
    const age = profile.age >= youngest && profile.age <= oldest ? 1 : outsideAges
    const sex = 2 * (profile.sex === '女' ? need.women : 1 - need.women)
    const marriage = profile.marriage === '未婚' ? (need.unmarried ?? 1) : 1
    const [first, last] = need.season ?? [1, 1]
    return need.weight * age * sex * marriage * (first + ((last - first) * day) / (days - 1))
  })
}

/** A need that has nothing to do with the person: what distractor events are about. */
export const drawAnyNeed = (random: Random): Need => pickWeighted(random, needs, (need) => need.weight)

/** A product that answers the need; `power` in 0 … 1 prefers the price tier at the same place. */
export const drawProduct = (random: Random, need: Need, power: number): Product =>
  pickWeighted(random, shelfOf(need), ({ appeal, tier }) => appeal * Math.exp(-pricePull * Math.abs(tier - power)))
    .product

/** A product by overall popularity alone. */
export const drawPopular = (random: Random): Product => pickWeighted(random, popularity, ({ share }) => share).product
