// Published tournaments and simulated voters, as votes.
import type { Random } from '../sampling/random'
import { davidsonChances } from './davidson'
import type { Vote, VoteChoice } from './vote'

const repeated = (left: string, right: string, choice: VoteChoice, times: number): Vote[] =>
  Array.from({ length: times }, (_, at) => ({ voter: `${left}${right}${choice}${at}`, left, right, choice }))

/**
 * Six brands of chocolate pudding, i, j, preferred i, preferred j, no preference: R. R. Davidson, J. Am. Stat. Assoc. 65,
 * 1970, Table 2 (the `pudding` data of the R package PlackettLuce).
 */
export const puddingVotes: Vote[] = [
  [1, 2, 19, 22, 16],
  [1, 3, 16, 19, 12],
  [2, 3, 19, 19, 10],
  [1, 4, 18, 23, 13],
  [2, 4, 23, 19, 9],
  [3, 4, 19, 20, 15],
  [1, 5, 13, 19, 18],
  [2, 5, 16, 20, 12],
  [3, 5, 16, 15, 17],
  [4, 5, 17, 14, 16],
  [1, 6, 18, 21, 12],
  [2, 6, 22, 20, 12],
  [3, 6, 13, 18, 10],
  [4, 6, 14, 19, 18],
  [5, 6, 11, 21, 12],
].flatMap(([i, j, first = 0, second = 0, ties = 0]) => [
  ...repeated(`${i}`, `${j}`, 'left', first),
  ...repeated(`${i}`, `${j}`, 'right', second),
  ...repeated(`${i}`, `${j}`, 'tie', ties),
])

/**
 * Baseball's American League East of 1987: home wins and losses of each row's team against each column's; A. Agresti,
 * Categorical Data Analysis, 2nd ed., 2002, Table 10.11 (the `baseball` data of the R package BradleyTerry2).
 * Left is the team at home.
 */
const teams = ['Milwaukee', 'Detroit', 'Toronto', 'New York', 'Boston', 'Cleveland', 'Baltimore']
const homeGames = [
  ['4-3', '4-2', '4-3', '6-1', '4-2', '6-0'],
  ['3-3', '4-2', '4-3', '6-0', '6-1', '4-3'],
  ['2-5', '4-3', '2-4', '4-3', '4-2', '6-0'],
  ['3-3', '5-1', '2-5', '4-3', '4-2', '6-1'],
  ['5-1', '2-5', '3-3', '4-2', '5-2', '6-0'],
  ['2-5', '3-3', '3-4', '4-3', '4-2', '2-4'],
  ['2-5', '1-5', '1-6', '2-4', '1-6', '3-4'],
]
export const baseballVotes: Vote[] = teams.flatMap((home, row) =>
  teams
    .filter((away) => away !== home)
    .flatMap((away, column) => {
      const [won = 0, lost = 0] = (homeGames[row]?.[column] ?? '').split('-').map(Number)
      return [...repeated(home, away, 'left', won), ...repeated(home, away, 'right', lost)]
    }),
)

export interface World {
  /** β by name. */
  strengths: Readonly<Record<string, number>>
  side?: number
  logTie?: number
}

/** How a voter who judges as the world says votes on a battle. */
export function drawChoice(world: World, left: string, right: string, random: Random): VoteChoice {
  const { strengths, side = 0, logTie = -1 } = world
  const chances = davidsonChances((strengths[left] ?? 0) - (strengths[right] ?? 0) + side, logTie)
  const chance = random()
  return chance < chances.left ? 'left' : chance < chances.left + chances.right ? 'right' : 'tie'
}

/** Votes between two prompts drawn at random, by voters in turn. */
export function drawVotes(world: World, count: number, voters: number, random: Random): Vote[] {
  const names = Object.keys(world.strengths)
  const below = (limit: number) => Math.floor(random() * limit)
  return Array.from({ length: count }, (_, at) => {
    const left = below(names.length)
    const right = (left + 1 + below(names.length - 1)) % names.length
    const [a, b] = [names[left] ?? '', names[right] ?? '']
    return { voter: `v${at % voters}`, left: a, right: b, choice: drawChoice(world, a, b, random) }
  })
}
