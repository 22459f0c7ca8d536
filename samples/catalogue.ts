// The invented shop's truth: what people need, who needs it, how they say it, and which products answer it.
import type { Need } from './need'
import { chronicNeeds } from './needs/chronic'
import { everydayNeeds } from './needs/everyday'
import { familyNeeds } from './needs/family'
import { wellbeingNeeds } from './needs/wellbeing'

export interface Product {
  name: string
  category: string
  /** Price of the plain pack in yuan. */
  price: number
}

export const needs: readonly Need[] = [...everydayNeeds, ...chronicNeeds, ...familyNeeds, ...wellbeingNeeds]

const parseProducts = (category: string, list: string): Product[] =>
  list.split('、').map((entry) => {
    const [name = '', price = ''] = entry.split(' ')
    return { name, category, price: Number(price) }
  })

/** A need's products, the most popular first: the categories take turns, so that none owns the head. */
export function productsOf(need: Need): Product[] {
  const groups = Object.entries(need.products).map(([category, list]) => parseProducts(category, list))
  const turns = Math.max(...groups.map((group) => group.length))
  return Array.from({ length: turns }, (_, turn) => groups.flatMap((group) => group[turn] ?? [])).flat()
}
