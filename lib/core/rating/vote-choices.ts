// What a voter may say of two answers; pages in the browser name them without the parser that `vote.ts` makes of them.

export const voteChoices = ['left', 'right', 'tie', 'both_bad'] as const
export type VoteChoice = (typeof voteChoices)[number]
