// The leaderboard: display scores with intervals, and ranks that only count what is sure.
import { discoveries } from '../statistics/discoveries'
import { normalCdf, normalQuantile } from '../statistics/normal'
import type { Interval } from '../statistics/wilson'
import type { Rating } from './fit-rating'
import { gapError, sideError, strengthError } from './rating-errors'

/** Points of the display scale for one unit of β: 400 points are odds of ten to one. */
export const POINTS = 400 / Math.LN10

const Z = normalQuantile(0.975)
/** Share of false claims expected among all the claims "surely better" of one leaderboard. */
const FALSE_CLAIMS = 0.05

export interface RankedPrompt {
  name: string
  /** 400/ln 10 · β, mean 0 over the prompts, and its 95 % interval under the same constraint. */
  score: number
  low: number
  high: number
  /** 1 + the number of prompts that are surely better. */
  rank: number
  /** Votes that named the prompt. */
  votes: number
}

/**
 * The prompts, best score first. Prompt j is surely better than i when the difference of their strengths is significant in
 * the list of all pairs, with the false ones expected to be 5 % of those claimed; prompts that no chain of votes connects
 * never are. Prompts of equal rank are a tied group.
 * Sources: V. S. L. Williams, L. V. Jones, J. W. Tukey, "Controlling error in multiple comparisons", J. Educ. Behav. Stat.
 * 24(1), 1999 (Benjamini–Hochberg for all pairs of a ranking); W.-L. Chiang et al., "Chatbot Arena", arXiv 2403.04132, 2024
 * (ranks).
 */
export function rankPrompts(rating: Rating): RankedPrompt[] {
  const worse = surelyBetter(rating)
  const ranked = rating.prompts.map((name, at) => {
    const score = POINTS * (rating.strengths[at] ?? 0)
    const half = POINTS * Z * strengthError(rating, at)
    const rank = 1 + worse.filter((pair) => pair.worse === at).length
    return { name, score, low: score - half, high: score + half, rank, votes: rating.votes[at] ?? 0 }
  })
  return ranked.sort((a, b) => b.score - a.score)
}

/** Pairs of places whose order is sure. */
export function surelyBetter(rating: Rating): { better: number; worse: number }[] {
  const pairs = rating.prompts.flatMap((_, a) =>
    rating.prompts.slice(a + 1).map((_, more) => {
      const b = a + 1 + more
      const gap = (rating.strengths[a] ?? 0) - (rating.strengths[b] ?? 0)
      const error = gapError(rating, a, b)
      const p = error > 0 ? 2 * normalCdf(-Math.abs(gap) / error) : 1
      return { better: gap > 0 ? a : b, worse: gap > 0 ? b : a, p }
    }),
  )
  const found = discoveries(
    pairs.map((pair) => pair.p),
    FALSE_CLAIMS,
  )
  return pairs.filter((_, at) => found[at]).map(({ better, worse }) => ({ better, worse }))
}

/** Ranked prompts in groups of equal rank, best first: within a group none is surely better by count. */
export function tiedGroups(ranked: readonly RankedPrompt[]): RankedPrompt[][] {
  const byRank = new Map<number, RankedPrompt[]>()
  for (const prompt of ranked) byRank.set(prompt.rank, [...(byRank.get(prompt.rank) ?? []), prompt])
  return [...byRank].sort(([a], [b]) => a - b).map(([, group]) => group)
}

const logistic = (x: number): number => 1 / (1 + Math.exp(-x))

/** Chance in (0, 1) that left wins between equals when one of them wins (0.5 = no advantage), with its 95 % interval. */
export function sideAdvantage(rating: Rating): { share: number; interval: Interval } {
  const half = Z * sideError(rating)
  return {
    share: logistic(rating.sideEffect),
    interval: [logistic(rating.sideEffect - half), logistic(rating.sideEffect + half)],
  }
}

/** Votes in all; shares in [0, 1] of ties and of "both bad" among them, kept apart; 0 without votes. */
export function voteShares({ tally }: Pick<Rating, 'tally'>): { votes: number; tie: number; bothBad: number } {
  const votes = tally.left + tally.right + tally.tie + tally.both_bad
  return { votes, tie: votes === 0 ? 0 : tally.tie / votes, bothBad: votes === 0 ? 0 : tally.both_bad / votes }
}
