// The nouns of an arena: what is compared, how voters are asked, and when it is over.
import { z } from 'zod'
import { wordsSchema } from './storable-words'

export const FEWEST_CONTENDERS = 2
export const MOST_CONTENDERS = 50
/** A longer sample is voted on in its first rows; their order is chance, so that they are a fair sample, too. */
export const MOST_ROWS = 2000

/** No session reaches it: an end at so many votes is no end by itself. */
export const MOST_VOTES = 1_000_000

/** How voters are asked. */
export const arenaRulesSchema = z.object({
  /** What they judge by, as they read it. */
  question: wordsSchema(1, 200),
  showProfile: z.boolean(),
  /** Shows the product that was really taken once the vote is cast, which can't be withdrawn then. */
  showLabel: z.boolean(),
  allowTie: z.boolean(),
  allowBothBad: z.boolean(),
  allowComments: z.boolean(),
  votesPerVoter: z.number().int().min(1).max(2000),
  /** Ends at so many votes; null: once its ranks are stable. */
  endVotes: z.number().int().min(1).max(MOST_VOTES).nullable(),
})
export type ArenaRules = z.infer<typeof arenaRulesSchema>

export const endReasons = ['votes', 'stable', 'person'] as const
export type EndReason = (typeof endReasons)[number]

/** Two arms in either order as one word: never the same pair on the same row twice for a voter. */
export const pairOf = (one: number, other: number): string => (one < other ? `${one}:${other}` : `${other}:${one}`)
