// When the ranks of a session may count as stable: a rule that is told beforehand, not a look at whoever leads.
import { fitRating } from '../rating/fit-rating'
import { rankPrompts } from '../rating/rank-prompts'
import type { Vote } from '../rating/vote'

/** Fewer votes on a prompt never make its rank stable. */
export const FEWEST_VOTES_EACH = 20
/** Share of the votes, the earliest, after which the ranks must have been the same. */
const EARLIER = 0.75

/**
 * True once each prompt has been named by 20 votes, and the ranks after the first three quarters of the votes were those of
 * now, tied groups included. `votes` in the order of time.
 */
export function areRanksStable(votes: readonly Vote[], prompts: readonly string[]): boolean {
  if (votes.length === 0) return false
  const rating = fitRating(votes, { prompts })
  if (rating.votes.some((count) => count < FEWEST_VOTES_EACH)) return false
  const earlier = fitRating(votes.slice(0, Math.floor(votes.length * EARLIER)), { prompts })
  const before = new Map(rankPrompts(earlier).map(({ name, rank }) => [name, rank]))
  return rankPrompts(rating).every(({ name, rank }) => before.get(name) === rank)
}
