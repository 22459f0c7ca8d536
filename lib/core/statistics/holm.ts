// Many p-values at once, so that none is called real by chance more often than one alone would be.

/**
 * P-values corrected for their number by Holm's step-down: those at most α hold together at α. In the order given, each at
 * least as great as before and at most 1.
 * Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statist. 6(2), 1979.
 */
export function holm(pValues: readonly number[]): number[] {
  const rising = [...pValues.entries()].sort(([, a], [, b]) => a - b)
  const adjusted = pValues.map(() => 1)
  let reached = 0
  for (const [rank, [place, p]] of rising.entries()) {
    reached = Math.max(reached, Math.min(1, p * (pValues.length - rank)))
    adjusted[place] = reached
  }
  return adjusted
}
