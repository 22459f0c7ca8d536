// Which products of an answer a row shows: the first three, and always the one that hit.

export interface VisibleProducts {
  shown: { name: string; rank: number }[]
  more: number
}

/** `hitRank` counts from 1, 0 = miss. */
export function visibleProducts(products: readonly string[], hitRank: number): VisibleProducts {
  const ranked = products.map((name, at) => ({ name, rank: at + 1 }))
  const shown = ranked.filter(({ rank }) => (hitRank > 3 ? rank <= 2 || rank === hitRank : rank <= 3))
  return { shown, more: products.length - shown.length }
}
