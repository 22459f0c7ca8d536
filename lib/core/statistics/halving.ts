// The best of many arms under a budget of calls: all are asked the same rows, and half of them fall away each round.

export interface HalvingRound {
  /** Arms that take part. */
  arms: number
  /** Further rows that each of them is asked. */
  rows: number
}

/**
 * The rounds of sequential halving: R = ⌈log₂M⌉ rounds, in each of which every one of |S| survivors is asked the next
 * ⌊B/(|S|·R)⌋ rows; the better half, rounded up, goes on. `arms` M ≥ 1 and `budget` B ≥ 0 in calls, whole numbers; the rounds
 * never take more than B calls, and none is planned for a single arm.
 * Source: Z. Karnin, T. Koren, O. Somekh, "Almost optimal exploration in multi-armed bandits", ICML 2013; here with hits that
 * accumulate over the rounds, on rows that are shared.
 */
export function planHalving(arms: number, budget: number): HalvingRound[] {
  const count = arms < 2 ? 0 : Math.ceil(Math.log2(arms))
  const rounds: HalvingRound[] = []
  for (let survivors = arms; rounds.length < count; survivors = Math.ceil(survivors / 2))
    rounds.push({ arms: survivors, rows: Math.floor(budget / (survivors * count)) })
  return rounds
}

/**
 * The better half (rounded up) of `survivors` by their hits so far, the best first; of equals the one that came first among the
 * survivors.
 */
export function keepBetterHalf(survivors: readonly number[], hitsOf: (arm: number) => number): number[] {
  return survivors
    .map((arm, place) => ({ arm, place, hits: hitsOf(arm) }))
    .sort((a, b) => b.hits - a.hits || a.place - b.place)
    .slice(0, Math.ceil(survivors.length / 2))
    .map(({ arm }) => arm)
}
