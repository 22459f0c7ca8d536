// Baseline: item to item. What other users took who took what the user took.
import type { Baseline } from './baseline'
import { addTo, DAY_MS, groupBy, type PastChoice, recommendByDays, type ScoreProducts } from './past-days'

/** A user with more choices than this tells nothing about what goes together, and would take the square of them. */
const LONGEST_HISTORY = 200

/**
 * Co-visitation: c_ij = Σ_u 2^(−|Δt|/h)/ln(1+|I_u|) over pairs of a user's choices, s_ij = c_ij/(√(n_i·n_j)+λ); a product scores
 * Σ_{j∈history} 2^(−age_j/h)·s_ij. Half-life h in days, shrinkage λ ≥ 0. Then the popular ones.
 * Sources: B. Sarwar et al., "Item-based collaborative filtering", WWW 2001 (cosine of items, 1/ln for users of many items as
 * in J. Breese et al., UAI 1998); G. Linden et al., IEEE Internet Computing 7(1), 2003.
 */
export function createCoVisits(halfLifeDays = 14, shrinkage = 10): Baseline {
  return {
    name: 'i2i',
    needsTime: true,
    recommend: (rows, history, k) => recommendByDays(rows, history, k, (past) => learn(past, halfLifeDays, shrinkage)),
  }
}

function learn(past: readonly PastChoice[], halfLife: number, shrinkage: number): ScoreProducts {
  const counts = new Map<string, number>()
  const together = new Map<string, Map<string, number>>()
  for (const own of byUser(past)) {
    const taken = own.flatMap(({ labels, timeMs }) => labels.map((label) => ({ label, timeMs })))
    for (const { label } of taken) addTo(counts, label, 1)
    const weight = 1 / Math.log(1 + new Set(taken.map(({ label }) => label)).size)
    for (const [at, one] of taken.entries())
      for (const other of taken.slice(at + 1)) {
        if (one.label === other.label) continue
        const amount = weight * 2 ** (-Math.abs(one.timeMs - other.timeMs) / DAY_MS / halfLife)
        addTo(rowOf(together, one.label), other.label, amount)
        addTo(rowOf(together, other.label), one.label, amount)
      }
  }
  const similarity = (i: string, j: string, amount: number): number =>
    amount / (Math.sqrt((counts.get(i) ?? 0) * (counts.get(j) ?? 0)) + shrinkage)
  return (_, own, day) => {
    const scores = new Map<string, number>()
    for (const choice of own)
      for (const j of choice.labels)
        for (const [i, amount] of together.get(j) ?? [])
          addTo(scores, i, 2 ** ((choice.day - day) / halfLife) * similarity(i, j, amount))
    return scores
  }
}

/** Choices by user, each user's latest LONGEST_HISTORY; nobody's choices go with nothing. */
export const byUser = (past: readonly PastChoice[]): PastChoice[][] =>
  [...groupBy(past, ({ user }) => user).values()].map((own) => own.slice(-LONGEST_HISTORY))

function rowOf(table: Map<string, Map<string, number>>, key: string): Map<string, number> {
  const known = table.get(key)
  if (known !== undefined) return known
  const row = new Map<string, number>()
  table.set(key, row)
  return row
}
