// Which column of a pool file is what, guessed from its header.

import { headerWord } from './header-words'

export const poolFields = [
  'product',
  'alias',
  'sku',
  'category',
  'price',
  'stock',
  'impressions',
  'clicks',
  'score',
] as const
export type PoolField = (typeof poolFields)[number]

/** Position of each field's column, or -1. */
export type PoolColumns = Record<PoolField, number>

// Tried in order; the first column that fits and is not taken wins.
const words: Record<PoolField, RegExp[]> = {
  alias: [/^(产品|商品)?(别名|又名|俗称|曾用名)(列表)?$/i, /^(product_?)?(alias(es)?|synonyms?|aka)$/i],
  sku: [/^sku$/i, /sku.?(id|编号|编码)?$/i, /^(商品编号|商品编码|货号|item_?id)$/i],
  product: [
    /^(产品|产品名|产品名称|商品名称?|product|product_?name)$/i,
    /(产品|商品|品名|名称)/,
    /^(name|title|item|item_?name)$/i,
  ],
  category: [/(类目|品类|分类|类别|category|cate)/i],
  price: [/(价格|售价|单价|[到现原标]手?价|price)/i, /价([(（].*)?$/],
  stock: [/(库存|可售|stock|inventory|\bqty\b)/i],
  impressions: [/(曝光|展现|展示|impression|exposure|\bpv\b)/i],
  clicks: [/(点击(?!率)|clicks?$)/i],
  score: [/(ctr|点击率|score|评分|得分|分数?$)/i],
}

/** Header names that were chosen for a field; they are taken before anything is guessed. */
export type ChosenPoolColumns = Partial<Record<PoolField, string | undefined>>

/** Fields in the order in which they are guessed: names such as 商品编号 would do for a product, too. */
const guessOrder = new Set<PoolField>(['sku', 'alias', ...poolFields])

/** `product` falls back on the first free column, since a pool without names is no pool. */
export function guessPoolColumns(names: readonly string[], chosen: ChosenPoolColumns = {}): PoolColumns {
  const found: PoolColumns = {
    ...{ product: -1, alias: -1, sku: -1, category: -1, price: -1, stock: -1, impressions: -1, clicks: -1, score: -1 },
  }
  const taken = new Set<number>()
  const take = (field: PoolField, at: number): void => {
    if (at < 0) return
    found[field] = at
    taken.add(at)
  }
  const guess = (field: PoolField): number => {
    for (const word of words[field]) {
      const at = names.findIndex((name, position) => !taken.has(position) && word.test(headerWord(name.trim())))
      if (at >= 0) return at
    }
    return field === 'product' ? names.findIndex((_, position) => !taken.has(position)) : -1
  }
  for (const field of poolFields) if (chosen[field] !== undefined) take(field, names.indexOf(chosen[field]))
  for (const field of guessOrder) if (found[field] < 0) take(field, guess(field))
  return found
}

/** The aliases of a cell: separated by | or 、, trimmed, without blanks, repeats and the product's own name. */
export function splitAliases(cell: string | undefined, product: string): string[] {
  const aliases = (cell ?? '').split(/[|、]/).map((alias) => alias.trim())
  return [...new Set(aliases)].filter((alias) => alias !== '' && alias !== product)
}

/** A cell as a number, or null: thousands separators, currency signs and percent signs are allowed for. */
export function parseNumber(cell: string | undefined): number | null {
  const text = (cell ?? '').normalize('NFKC').replace(/[,¥$￥元\s]/g, '')
  if (text === '') return null
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
  return Number.isFinite(value) ? value : null
}
