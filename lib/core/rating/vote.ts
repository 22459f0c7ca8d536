// One vote of the arena: which of two blind answers a voter took, with the sides as they were shown.
import { z } from 'zod'

export const voteChoices = ['left', 'right', 'tie', 'both_bad'] as const
export const voteChoiceSchema = z.enum(voteChoices)
export type VoteChoice = z.infer<typeof voteChoiceSchema>

export interface Vote {
  voter: string
  /** Names of the two prompts, which differ. */
  left: string
  right: string
  choice: VoteChoice
  /** How much the vote counts, above 0; 1 where it is left out. */
  weight?: number | undefined
}
