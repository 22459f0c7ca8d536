// The simulations behind the arena, beside the figures they must reach: votes to a right order, intervals, claims, voters, speed.
// Run: npm run bench -- arena [speed pairing coverage claims voters] (seeded: the same figures but for the times; some minutes).
// npm run bench -- arena load: voters on a server, which is built first where it must be.
import { votesToFlip } from '../lib/core/rating/first-place'
import { fitRating, type Rating } from '../lib/core/rating/fit-rating'
import { surelyBetter } from '../lib/core/rating/rank-prompts'
import { gapError, strengthError } from '../lib/core/rating/rating-errors'
import { checkVoters } from '../lib/core/rating/suspicious-voters'
import type { Vote, VoteChoice } from '../lib/core/rating/vote'
import { itemSeed, type Random, seededRandom } from '../lib/core/sampling/random'
import { normalQuantile } from '../lib/core/statistics/normal'
import { loadTable } from './arena/load'
import {
  type Arena,
  createArena,
  finalRating,
  independent,
  judge,
  kendall,
  loyal,
  type Pairing,
  runArena,
} from './arena/world'

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`
const Z = normalQuantile(0.975)

/** Votes after which the mean τ over simulated arenas first reaches .9; null where `most` votes don't suffice. */
function votesToOrder(prompts: number, pairing: Pairing, arenas: number, most: number): number | null {
  const batch = pairing === 'random' ? 60 : 20
  const sums = new Float64Array(Math.ceil(most / batch))
  for (let at = 0; at < arenas; at++) {
    const random = seededRandom(itemSeed(prompts, at))
    const arena = createArena(prompts, random)
    runArena(arena, { pairing, voters: independent(100), votes: most, batch }, random, (rating, votes) => {
      sums[votes.length / batch - 1]! += kendall(arena, rating) / arenas
    })
  }
  const reached = sums.findIndex((mean) => mean >= 0.9)
  return reached < 0 ? null : (reached + 1) * batch
}

function pairingTable(): void {
  console.log('votes to a mean Kendall τ of .9      random (floor)      ours (at most)')
  for (const { prompts, floor, most, arenas } of [
    { prompts: 10, floor: 1700, most: 1000, arenas: 400 },
    { prompts: 20, floor: 3300, most: 2100, arenas: 100 },
  ]) {
    const random = votesToOrder(prompts, 'random', arenas, 1.5 * floor)
    const ours = votesToOrder(prompts, 'ours', arenas, 1.5 * most)
    const shown = (votes: number | null, limit: number) => `${votes ?? 'not reached'} (${limit})`.padStart(18)
    console.log(`  ${prompts} prompts, ${arenas} arenas`.padEnd(34), shown(random, floor), ' ', shown(ours, most))
  }
}

interface Covered {
  scores: number
  gaps: number
  /** By the model alone, votes of one voter taken as independent. */
  byModel: number
}

function coverOf(arena: Arena, rating: Rating): Covered {
  const alone = { ...rating, voterCovariance: null }
  const truth = rating.prompts.map((name) => arena.strengths.get(name)!)
  const covers = (miss: number, error: number) => Number(Math.abs(miss) <= Z * error)
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const misses = truth.map((strength, at) => rating.strengths[at]! - strength)
  return {
    scores: mean(misses.map((miss, at) => covers(miss, strengthError(rating, at)))),
    byModel: mean(misses.map((miss, at) => covers(miss, strengthError(alone, at)))),
    gaps: mean(misses.slice(1).map((miss, at) => covers(miss - misses[0]!, gapError(rating, 0, at + 1)))),
  }
}

const ARENAS = 300

function coverageTable(): void {
  console.log('\n95 % intervals cover the truth in (93–97 %)      scores        gaps        scores by the model alone')
  for (const { title, votes, voters } of [
    { title: '10 prompts, 300 votes, 30 voters', votes: 300, voters: () => independent(30) },
    { title: '10 prompts, 1,000 votes, 50 voters', votes: 1000, voters: () => independent(50) },
    { title: '10 prompts, 1,000 votes, 8 voters', votes: 1000, voters: () => independent(8) },
    { title: '… 2,000 by 25 who repeat themselves (.7)', votes: 2000, voters: () => loyal(25, 0.7) },
    { title: '… 2,000 by 15 who repeat themselves (.7)', votes: 2000, voters: () => loyal(15, 0.7) },
    { title: '… 2,000 by 8 who repeat themselves (.7)', votes: 2000, voters: () => loyal(8, 0.7) },
    { title: '… 1,000 by 5 who repeat themselves (.7)', votes: 1000, voters: () => loyal(5, 0.7) },
    { title: '… 500 by 3 who repeat themselves (.7)', votes: 500, voters: () => loyal(3, 0.7) },
  ]) {
    const sums: Covered = { scores: 0, gaps: 0, byModel: 0 }
    for (let at = 0; at < ARENAS; at++) {
      const random = seededRandom(itemSeed(votes, `${title}${at}`))
      const arena = createArena(10, random)
      const covered = coverOf(
        arena,
        finalRating(arena, { pairing: 'ours', voters: voters(), votes, batch: 50 }, random),
      )
      for (const key of ['scores', 'gaps', 'byModel'] as const) sums[key] += covered[key] / ARENAS
    }
    const shares = [sums.scores, sums.gaps, sums.byModel].map((share) => percent(share).padStart(12))
    console.log(`  ${title}`.padEnd(44), shares.join(''))
  }
}

/** Leaderboards that call a prompt surely better which isn't, and the share of such claims among all. */
function claimsTable(): void {
  console.log('\nclaims “surely better”                    leaderboards with a false one      false among all (5 %)')
  for (const { title, spread } of [
    { title: '10 equal prompts, 1,000 votes', spread: 0 },
    { title: '10 prompts as above, 1,000 votes', spread: undefined },
  ]) {
    let [wrongBoards, wrong, claims] = [0, 0, 0]
    for (let at = 0; at < ARENAS; at++) {
      const random = seededRandom(itemSeed(9, `${title}${at}`))
      const arena = createArena(10, random, spread)
      const rating = finalRating(arena, { pairing: 'ours', voters: independent(50), votes: 1000, batch: 50 }, random)
      const truth = rating.prompts.map((name) => arena.strengths.get(name)!)
      const made = surelyBetter(rating)
      const mistaken = made.filter(({ better, worse }) => truth[better]! <= truth[worse]!)
      claims += made.length
      wrong += mistaken.length
      wrongBoards += Number(mistaken.length > 0)
    }
    const among = claims === 0 ? 0 : wrong / claims
    console.log(`  ${title}`.padEnd(42), percent(wrongBoards / ARENAS).padStart(14), percent(among).padStart(28))
  }
}

const turned: Record<VoteChoice, VoteChoice> = { left: 'right', right: 'left', tie: 'tie', both_bad: 'both_bad' }

/** Honest voters that are flagged, and how many careless ones are after so many votes. */
function votersTable(): void {
  console.log('\nvoters unlike the rest: flagged after         20          40          80 votes')
  const ways: [string, (choice: VoteChoice, random: Random) => VoteChoice][] = [
    ['honest (arenas with any flagged, ≤ 5 %)', (choice) => choice],
    [
      'clicking at random',
      (_, random) => (['left', 'right', 'left', 'right', 'tie'] as const)[Math.floor(5 * random())]!,
    ],
    ['turning the order round', (choice) => turned[choice]],
    ['always left', () => 'left'],
  ]
  for (const [title, way] of ways) {
    const shares = [20, 40, 80].map((each) => flaggedShare(each, way, title.startsWith('honest')))
    console.log(`  ${title}`.padEnd(42), shares.map((share) => percent(share).padStart(9)).join('   '))
  }
}

function flaggedShare(each: number, way: (choice: VoteChoice, random: Random) => VoteChoice, anyone: boolean): number {
  const arenas = 150
  let flagged = 0
  for (let at = 0; at < arenas; at++) {
    const random = seededRandom(itemSeed(each, at))
    const arena = createArena(10, random)
    const votes: Vote[] = []
    for (let vote = 0; vote < 25 * each; vote++) {
      const [a, b] = arena.pairs[Math.floor(random() * arena.pairs.length)]!
      const [left, right] = random() < 0.5 ? [a, b] : [b, a]
      const voter = vote % 25
      const choice = judge(arena, left, right, random)
      votes.push({ voter: `v${voter}`, left, right, choice: voter === 0 ? way(choice, random) : choice })
    }
    flagged += Number(checkVoters(votes).some((check) => check.flagged && (anyone || check.voter === 'v0')))
  }
  return flagged / arenas
}

function speedTable(): void {
  console.log('\n100,000 votes                        fit (at most 200 ms)      votes to flip the first place')
  for (const [prompts, voters] of [
    [10, 200],
    [20, 2_000],
    [50, 20_000],
  ] as const) {
    const random = seededRandom(prompts)
    const arena = createArena(prompts, random)
    const votes = Array.from({ length: 100_000 }, (_, at): Vote => {
      const [left, right] = arena.pairs[Math.floor(random() * arena.pairs.length)]!
      return { voter: `v${at % voters}`, left, right, choice: judge(arena, left, right, random) }
    })
    const fits = Array.from({ length: 9 }, () => timed(() => fitRating(votes)))
    const flip = timed(() => votesToFlip(votes))
    const title = `  ${prompts} prompts, ${voters.toLocaleString('en')} voters`
    console.log(title.padEnd(38), `${median(fits).toFixed(0)} ms`.padStart(10), `${flip.toFixed(0)} ms`.padStart(30))
  }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!

function timed(deed: () => void): number {
  const start = performance.now()
  deed()
  return performance.now() - start
}

const tables = {
  speed: speedTable,
  pairing: pairingTable,
  coverage: coverageTable,
  claims: claimsTable,
  voters: votersTable,
}
const asked = process.argv.slice(2)
for (const [name, print] of Object.entries(tables)) if (asked.length === 0 || asked.includes(name)) print()
if (asked.includes('load')) await loadTable()
