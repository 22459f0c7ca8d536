// Many questions asked at once: which answers stand.

/**
 * Which of the hypotheses with these p-values are rejected, so that the expected share of false ones among the rejected is at most `rate`.
 * Source: Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", J. R. Statist. Soc. B 57(1), 1995.
 */
export function discoveries(pValues: readonly number[], rate: number): boolean[] {
  const rising = [...pValues].sort((a, b) => a - b)
  const rank = rising.findLastIndex((p, i) => p <= (rate * (i + 1)) / rising.length)
  const limit = rising[rank] ?? -1
  return pValues.map((p) => p <= limit)
}
