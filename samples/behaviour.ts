// What a user did lately, as the text of one cell: events about the need, in varied words, among distractors.
import type { Random } from '@/lib/core/sampling/random'
import type { Product } from './catalogue'
import { drawAnyNeed, drawProduct } from './demand'
import { pick, pickSome, pickWeighted } from './draw'
import type { Need } from './need'

/** Chance that an event is about the user's need; the others are about any need. */
const focus = 0.5

const moments = ['今早', '上午', '中午', '今天下午', '昨晚', '昨天', '前天', '3天前', '本周', '近7天']
const clocks = ['8点', '10点', '12点', '15点', '19点', '21点', '23点']

export interface Behaviour {
  text: string
  /** Products that the text names as viewed, kept or put in the cart. */
  viewed: Product[]
}

const countText = (random: Random): string => {
  const times = pickWeighted(random, [1, 2, 3, 5], (each) => 1 / each)
  return times === 1 ? '' : `${times}次`
}

function productEvent(random: Random, product: Product): string {
  return pickWeighted(
    random,
    [
      `浏览${product.name}${countText(random)}`,
      `看${product.name}的评价`,
      `收藏${product.name}`,
      `加购${product.name}`,
      `对比${product.name}的价格`,
    ],
    (_, rank) => [6, 2, 2, 2, 1][rank] ?? 0,
  )
}

function wordEvent(random: Random, need: Need): string {
  const words = pickSome(random, need.words, random() < 0.45 ? 2 : 1)
  const query = words.join(' ')
  return pickWeighted(
    random,
    [
      `搜索“${query}”`,
      `咨询“${words[0] ?? ''}”`,
      `读“${words[0] ?? ''}”科普文章`,
      `逛${pick(random, Object.keys(need.products))}频道`,
    ],
    (_, rank) => [6, 1, 1, 2][rank] ?? 0,
  )
}

/**
 * Draws two to five events in one sentence; `power` in 0 … 1 is the user's purchasing power.
 * `bought` is the product of the user's last row and appears in about half of the texts where it is given.
 */
export function drawBehaviour(random: Random, need: Need, power: number, bought: Product | null): Behaviour {
  const viewed: Product[] = []
  const events = Array.from({ length: 2 + Math.floor(random() * 4) }, (_, index) => {
    const about = random() < focus ? need : drawAnyNeed(random)
    const moment = index === 0 || random() < 0.2 ? pick(random, moments) : ''
    const clock = moment.startsWith('昨晚') && random() < 0.5 ? pick(random, clocks.slice(-3)) : ''
    if (random() < 0.5) return `${moment}${clock}${wordEvent(random, about)}`
    const product = drawProduct(random, about, power)
    viewed.push(product)
    return `${moment}${clock}${productEvent(random, product)}`
  })
  if (bought !== null && random() < 0.5) events.push(`${2 + Math.floor(random() * 9)}天前买过${bought.name}`)
  return { text: [...new Set(events)].join('，'), viewed }
}
