// The nouns of an arena: what is compared, how voters are asked, and when it is over.
import { z } from 'zod'
import { MOST_VOTES } from './arena-limits'
import { wordsSchema } from './storable-words'

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
