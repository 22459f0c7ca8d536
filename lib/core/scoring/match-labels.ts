// Which named product stands for which label, where a row has several labels.

/**
 * One-to-one matching by best degree: the pair with the greatest f is taken first (of equals the earlier product, then the
 * earlier label), and neither of the two again. Gives for each label the 1-based rank of its product, 0 where it has none
 * with f > 0 and f ≥ theta. O(products · labels).
 */
export function matchLabels(
  products: readonly string[],
  labels: readonly string[],
  degree: (product: string, label: string) => number,
  theta: number,
): number[] {
  const pairs = products
    .flatMap((product, at) => labels.map((label, of) => ({ at, of, reached: degree(product, label) })))
    .filter(({ reached }) => reached > 0 && reached >= theta)
    .sort((x, y) => y.reached - x.reached || x.at - y.at || x.of - y.of)
  const ranks = labels.map(() => 0)
  const used = new Set<number>()
  for (const { at, of } of pairs) {
    if (ranks[of] !== 0 || used.has(at)) continue
    ranks[of] = at + 1
    used.add(at)
  }
  return ranks
}
