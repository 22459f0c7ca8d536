// Which column of a pool file is what, guessed from its header.

export const poolFields = ['product', 'sku', 'category', 'price', 'stock', 'impressions', 'clicks', 'score'] as const
export type PoolField = (typeof poolFields)[number]

/** Position of each field's column, or -1. */
export type PoolColumns = Record<PoolField, number>

// Tried in order; the first column that fits and is not taken wins.
const words: Record<PoolField, RegExp[]> = {
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

/** `product` falls back on the first free column, since a pool without names is no pool. `chosenProduct` is a header name. */
export function guessPoolColumns(names: readonly string[], chosenProduct?: string): PoolColumns {
  const taken = new Set<number>()
  const take = (at: number): number => {
    if (at >= 0) taken.add(at)
    return at
  }
  const find = (field: PoolField): number => {
    for (const word of words[field]) {
      const at = names.findIndex((name, position) => !taken.has(position) && word.test(name.trim()))
      if (at >= 0) return take(at)
    }
    return -1
  }
  const chosen = chosenProduct === undefined ? -1 : take(names.indexOf(chosenProduct))
  const sku = find('sku')
  const named = chosen >= 0 ? chosen : find('product')
  const product = named >= 0 ? named : take(names.findIndex((_, position) => !taken.has(position)))
  const rest = { category: find('category'), price: find('price'), stock: find('stock') }
  return { sku, product, ...rest, impressions: find('impressions'), clicks: find('clicks'), score: find('score') }
}

/** A cell as a number, or null: thousands separators, currency signs and percent signs are allowed for. */
export function parseNumber(cell: string | undefined): number | null {
  const text = (cell ?? '').normalize('NFKC').replace(/[,¥$￥元\s]/g, '')
  if (text === '') return null
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
  return Number.isFinite(value) ? value : null
}
