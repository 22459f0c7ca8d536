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
  category: [/(类目|品类|分类|category|cate)/i],
  price: [/(价格|售价|单价|price)/i],
  stock: [/(库存|stock|inventory)/i],
  impressions: [/(曝光|展现|展示|impression|exposure|\bpv\b)/i],
  clicks: [/(点击(?!率)|clicks?$)/i],
  score: [/(ctr|点击率|score|评分|得分|分数?$)/i],
}

/** Header names that were chosen for a field; they are taken before anything is guessed. */
export type ChosenPoolColumns = Partial<Record<'product' | 'score', string | undefined>>

/** `product` falls back on the first free column, since a pool without names is no pool. */
export function guessPoolColumns(names: readonly string[], chosen: ChosenPoolColumns = {}): PoolColumns {
  const taken = new Set<number>()
  const take = (at: number): number => {
    if (at >= 0) taken.add(at)
    return at
  }
  const find = (field: PoolField): number => {
    for (const word of words[field]) {
      const at = names.findIndex((name, position) => !taken.has(position) && word.test(headerWord(name.trim())))
      if (at >= 0) return take(at)
    }
    return -1
  }
  const chosenAt = (field: keyof ChosenPoolColumns) => {
    const name = chosen[field]
    return name === undefined ? -1 : take(names.indexOf(name))
  }
  const chosenProduct = chosenAt('product')
  const chosenScore = chosenAt('score')
  const sku = find('sku')
  const alias = find('alias')
  const named = chosenProduct >= 0 ? chosenProduct : find('product')
  const product = named >= 0 ? named : take(names.findIndex((_, position) => !taken.has(position)))
  const rest = { category: find('category'), price: find('price'), stock: find('stock') }
  const shown = { impressions: find('impressions'), clicks: find('clicks') }
  return { sku, product, alias, ...rest, ...shown, score: chosenScore >= 0 ? chosenScore : find('score') }
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
