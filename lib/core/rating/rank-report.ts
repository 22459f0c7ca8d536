// ranks.json: what `hitloop rank` writes, to the letter of its documented form.
import type { Rating } from './fit-rating'
import { type RankedPrompt, rankPrompts, sideAdvantage, voteShares } from './rank-prompts'

export interface RankReport {
  /** Best score first; scores and their 95 % ends rounded to four decimals. */
  prompts: RankedPrompt[]
  /** Chance that left wins between equals when one of them wins; 0.5 = no advantage. */
  sideAdvantage: number
  /** Shares of all votes, kept apart; "both bad" counts as a tie in the fit. */
  tieShare: number
  bothBadShare: number
}

const rounded = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits

export function rankReport(rating: Rating): RankReport {
  const prompts = rankPrompts(rating).map(({ name, score, low, high, rank, votes }) => ({
    name,
    score: rounded(score, 4),
    low: rounded(low, 4),
    high: rounded(high, 4),
    rank,
    votes,
  }))
  const shares = voteShares(rating)
  return {
    prompts,
    sideAdvantage: rounded(sideAdvantage(rating).share, 6),
    tieShare: rounded(shares.tie, 6),
    bothBadShare: rounded(shares.bothBad, 6),
  }
}
