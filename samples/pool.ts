// The candidate pool: every product of the catalogue with one to four SKUs, stock, and counts that fit its popularity.
import { type Random, seededRandom } from '@/lib/core/sampling/random'
import type { Product } from './catalogue'
import { popularity } from './demand'
import { normal, pick, pickWeighted } from './draw'

export interface Sku {
  product: string
  id: string
  category: string
  spec: string
  price: number
  stock: number
  impressions: number
  clicks: number
  /** What a ranking model would say of the click rate: the true rate seen through noise, 0–1. */
  ctrScore: number
}

/** Packs by the end of a product's name; the first that fits. `{n}` is the pack's size, `*` joins packs. */
const packs: readonly [RegExp, string, readonly number[]][] = [
  [/(滴眼液|润眼液|滴剂|喷雾|喷剂)$/, '{n}ml/瓶', [10, 15, 20]],
  [/(口服液|口服溶液|痰咳液)$/, '10ml*{n}支', [6, 10, 12]],
  [/切片$/, '{n}g/袋', [50, 100, 200]],
  [/片$/, '{n}片/盒', [12, 24, 36, 60]],
  [/(胶囊|栓|软糖|小熊)$/, '{n}粒/盒', [10, 20, 30, 60]],
  [/(颗粒|茶|料|料包|散)$/, '5g*{n}袋', [8, 10, 15, 20]],
  [/丸$/, '6g*{n}袋', [9, 10, 12]],
  [/(贴|试纸|眼罩|口罩|膜|面膜|棉签|棉片|敷料|乳垫|日抛)$/, '{n}片/盒', [6, 10, 30]],
  [/(软膏|乳膏|凝胶|膏|霜|洗剂|搽剂|乳)$/, '{n}g/支', [10, 20, 30]],
  [/(粉|奶粉|奶昔|籽|耳|糖|条|干)$/, '{n}g/袋', [200, 300, 500]],
  [/(液|饮|汁|乳|露|浆|油|水|精|酊|剂|精华)$/, '{n}ml/瓶', [50, 100, 250]],
  [/(仪|器|计|枪|秤|镜|机|帽|表|刷)$/, '{n}台', [1]],
  [/./, '{n}件', [1]],
]
const multiples = [1, 2, 3, 5] as const

function specOf(product: Product, random: Random): string {
  const [, pattern, sizes] = packs.find(([ending]) => ending.test(product.name)) ?? [/./, '{n}件', [1]]
  return pattern.replace('{n}', String(pick(random, sizes)))
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

function drawCounts(random: Random, share: number): Pick<Sku, 'impressions' | 'clicks' | 'ctrScore'> {
  const impressions = Math.round(60 + 900_000 * share * Math.exp(0.5 * normal(random)))
  const rate = clamp(0.028 * Math.exp(0.45 * normal(random)) * (1 + 40 * share), 0.002, 0.3)
  const spread = Math.sqrt(impressions * rate * (1 - rate))
  const clicks = clamp(Math.round(impressions * rate + spread * normal(random)), 0, impressions)
  const odds = (rate / (1 - rate)) * Math.exp(0.25 * normal(random))
  return { impressions, clicks, ctrScore: Number((odds / (1 + odds)).toFixed(4)) }
}

/** The pool in the order of the catalogue; the first SKU of a product is its plain pack. Same seed, same pool. */
export function drawPool(seed: number): Sku[] {
  const random = seededRandom(seed)
  let id = 100012345
  return popularity.flatMap(({ product, share }) => {
    const spec = specOf(product, random)
    const dear = product.price > 400
    const count = dear ? 1 : pickWeighted(random, [1, 2, 3, 4], (each) => [24, 40, 24, 12][each - 1] ?? 0)
    const parts = multiples.slice(0, count).map((_, rank) => 1 / (rank + 1))
    const whole = parts.reduce((sum, part) => sum + part, 0)
    return parts.map((part, rank): Sku => {
      const multiple = multiples[rank] ?? 1
      id += 1 + Math.floor(random() * 37)
      return {
        product: product.name,
        id: String(id),
        category: product.category,
        spec: multiple === 1 ? spec : `${spec}*${multiple}`,
        price: Number((product.price * multiple * (1 - 0.04 * rank) - 0.1).toFixed(1)),
        stock: random() < 0.05 ? 0 : Math.floor(5 + 600 * random() * random()),
        ...drawCounts(random, (share * part) / whole),
      }
    })
  })
}
