// A judge model's two verdicts on one battle, asked in both orders, as one vote.
import type { VoteChoice } from './vote'

const turned: Record<VoteChoice, VoteChoice> = { left: 'right', right: 'left', tie: 'tie', both_bad: 'both_bad' }

/** The same choice with the sides traded. */
export const turnChoice = (choice: VoteChoice): VoteChoice => turned[choice]

/**
 * The choice on (left, right) from the verdict in that order and the one with the sides traded: what both say of the same
 * answer, else a tie, since a verdict that moves with the order is about the order. Null where a verdict could not be read:
 * then there is no vote.
 * Source: L. Zheng et al., "Judging LLM-as-a-judge with MT-Bench and Chatbot Arena", NeurIPS 2023, arXiv 2306.05685, §3.4.
 */
export function choiceOfBothOrders(straight: VoteChoice | null, swapped: VoteChoice | null): VoteChoice | null {
  if (straight === null || swapped === null) return null
  return straight === turnChoice(swapped) ? straight : 'tie'
}
