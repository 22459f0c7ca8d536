// The simulated arena: prompts of known strength, voters who judge by it, and ways to pair.
import { choosePair, type PromptPair } from '../../lib/core/rating/choose-pair'
import { davidsonChances } from '../../lib/core/rating/davidson'
import { fitRating, type Rating } from '../../lib/core/rating/fit-rating'
import { POINTS } from '../../lib/core/rating/rank-prompts'
import type { Vote, VoteChoice } from '../../lib/core/rating/vote'
import type { Random } from '../../lib/core/sampling/random'
import { normalQuantile } from '../../lib/core/statistics/normal'

/**
 * Strengths are normal. The spread is such that random pairing needs about the votes that the methods saw (1,780 and 3,340 for
 * 10 and 20 prompts), so that ours is compared in the same world; with this ν 15 % of random battles are ties.
 */
const SPREAD = 137 / POINTS
const LOG_TIE = -0.85
/** "Left wins 53 %" between equals. */
const SIDE = Math.log(0.53 / 0.47)

export interface Arena {
  names: string[]
  /** β, mean 0, by name. */
  strengths: Map<string, number>
  pairs: PromptPair[]
}

export function createArena(prompts: number, random: Random, spread = SPREAD): Arena {
  const normal = () => normalQuantile((random() + 2 ** -33) * (1 - 2 ** -32))
  const names = Array.from({ length: prompts }, (_, at) => `p${at}`)
  const drawn = names.map(() => spread * normal())
  const mean = drawn.reduce((sum, value) => sum + value, 0) / prompts
  const strengths = new Map(names.map((name, at) => [name, drawn[at]! - mean]))
  const pairs = names.flatMap((a, at) => names.slice(at + 1).map((b): PromptPair => [a, b]))
  return { names, strengths, pairs }
}

export type Pairing = 'random' | 'ours'

/** Who votes, and how: given the battle, the choice. */
export interface Voters {
  count: number
  choose: (arena: Arena, voter: number, left: string, right: string, random: Random) => VoteChoice
}

export function judge({ strengths }: Arena, left: string, right: string, random: Random): VoteChoice {
  const chances = davidsonChances(strengths.get(left)! - strengths.get(right)! + SIDE, LOG_TIE)
  const chance = random()
  return chance < chances.left ? 'left' : chance < chances.left + chances.right ? 'right' : 'tie'
}

export const independent = (count: number): Voters => ({
  count,
  choose: (arena, _, left, right, random) => judge(arena, left, right, random),
})

const turned: Record<VoteChoice, VoteChoice> = { left: 'right', right: 'left', tie: 'tie', both_bad: 'both_bad' }

/**
 * Voters who give the verdict they gave before on the same two prompts with probability `loyalty`: a vote's chances stay those
 * of the model, and the votes of one voter resemble each other. One arena's voters.
 */
export function loyal(count: number, loyalty: number): Voters {
  const verdicts = new Map<string, VoteChoice>()
  return {
    count,
    choose(arena, voter, left, right, random) {
      const flipped = left > right
      const key = `${voter} ${flipped ? right : left} ${flipped ? left : right}`
      const before = verdicts.get(key)
      const sticks = random() < loyalty
      if (before !== undefined && sticks) return flipped ? turned[before] : before
      const choice = judge(arena, left, right, random)
      verdicts.set(key, flipped ? turned[choice] : choice)
      return choice
    },
  }
}

export interface ArenaRun {
  pairing: Pairing
  voters: Voters
  votes: number
  /** Votes between two fits. */
  batch: number
}

/** The rating once all votes are cast. */
export function finalRating(arena: Arena, run: ArenaRun, random: Random): Rating {
  let last = fitRating([], { prompts: arena.names })
  runArena(arena, run, random, (rating) => {
    last = rating
  })
  return last
}

/** Runs an arena for so many votes; `look` sees the rating after each batch. */
export function runArena(
  arena: Arena,
  { pairing, voters, votes, batch }: ArenaRun,
  random: Random,
  look: (rating: Rating, votes: readonly Vote[]) => void,
): void {
  const cast: Vote[] = []
  let rating = fitRating([], { prompts: arena.names })
  while (cast.length < votes) {
    for (let i = 0; i < batch; i++) {
      const [left, right] = nextPair(arena, rating, pairing, random)
      const voter = cast.length % voters.count
      cast.push({ voter: `v${voter}`, left, right, choice: voters.choose(arena, voter, left, right, random) })
    }
    rating = fitRating(cast, { prompts: arena.names })
    look(rating, cast)
  }
}

function nextPair(arena: Arena, rating: Rating, pairing: Pairing, random: Random): [string, string] {
  if (pairing === 'ours') {
    const chosen = choosePair(rating, arena.pairs, random)!
    return [chosen.left, chosen.right]
  }
  const pair = arena.pairs[Math.floor(random() * arena.pairs.length)]!
  return random() < 0.5 ? [pair[0], pair[1]] : [pair[1], pair[0]]
}

/** Kendall's τ between the fitted and the true order. */
export function kendall(arena: Arena, rating: Rating): number {
  const truth = rating.prompts.map((name) => arena.strengths.get(name)!)
  let concordance = 0
  for (let a = 0; a < truth.length; a++) {
    for (let b = 0; b < a; b++) {
      concordance += Math.sign((truth[a]! - truth[b]!) * (rating.strengths[a]! - rating.strengths[b]!))
    }
  }
  return (2 * concordance) / (truth.length * (truth.length - 1))
}
