// One vote of the arena: which of two blind answers a voter took, with the sides as they were shown.
import { z } from 'zod'
import { type VoteChoice, voteChoices } from './vote-choices'

export const voteChoiceSchema = z.enum(voteChoices)
export type { VoteChoice } from './vote-choices'

export interface Vote {
  voter: string
  /** Names of the two prompts, which differ. */
  left: string
  right: string
  choice: VoteChoice
  /** How much the vote counts, above 0; 1 where it is left out. */
  weight?: number | undefined
}
