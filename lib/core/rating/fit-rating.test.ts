import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { clusteredCovariance } from './clustered-covariance'
import { maximiseDavidson } from './davidson'
import { fitRating, fitSettings, type Rating } from './fit-rating'
import { rankPrompts, sideAdvantage, tiedGroups, voteShares } from './rank-prompts'
import { gapError, sideError, strengthError } from './rating-errors'
import type { Vote } from './vote'
import { voteChoices } from './vote-choices'
import { tabulateVotes } from './vote-table'
import { baseballVotes, drawVotes, puddingVotes } from './votes.fixture'

const strengthOf = (rating: Rating, name: string): number =>
  rating.strengths[rating.prompts.indexOf(name)] ?? Number.NaN
const sumOf = (values: Iterable<number>): number => [...values].reduce((sum, value) => sum + value, 0)
const votesOf = (pairs: string, voter = 'v'): Vote[] =>
  pairs.split(' ').map((pair, at) => {
    const [left = '', sign = '', right = ''] = pair
    return { voter: `${voter}${at}`, left, right, choice: sign === '>' ? 'left' : sign === '<' ? 'right' : 'tie' }
  })

describe('published fits, without ridge', () => {
  it('Davidson’s chocolate puddings', () => {
    // R. R. Davidson 1970, §5; more digits by PlackettLuce 0.4.3 in R, coef(mod, log = FALSE):
    // 0.1388005 0.1729985 0.1617420 0.1653930 0.1586805 0.2023855, tie 0.7468147
    const rating = fitRating(puddingVotes, { ridge: 0, side: false })
    const worths = rating.strengths.map(Math.exp)
    const shares = [...worths].map((worth) => worth / sumOf(worths))
    const published = [0.1388005, 0.1729985, 0.161742, 0.165393, 0.1586805, 0.2023855]
    for (const [at, share] of published.entries()) expect(shares[at]).toBeCloseTo(share, 4)
    expect(Math.exp(rating.logTie)).toBeCloseTo(0.7468147, 4)
  })

  it('baseball without and with the advantage of the home team', () => {
    // BradleyTerry2 1.1 in R, vignette §2: BTm(cbind(home.wins, away.wins), home.team, away.team, data = baseball)
    // and its update with at.home; Agresti's ML estimates, Baltimore being 0.
    const even = {
      Boston: 1.1077,
      Cleveland: 0.6839,
      Detroit: 1.4364,
      Milwaukee: 1.5814,
      'New York': 1.2476,
      Toronto: 1.2945,
    }
    const home = {
      Boston: 1.1438,
      Cleveland: 0.7047,
      Detroit: 1.4754,
      Milwaukee: 1.6196,
      'New York': 1.2813,
      Toronto: 1.3271,
    }
    for (const [side, published] of [
      [false, even],
      [true, home],
    ] as const) {
      const rating = fitRating(baseballVotes, { ridge: 0, side })
      for (const [team, strength] of Object.entries(published)) {
        expect(strengthOf(rating, team) - strengthOf(rating, 'Baltimore')).toBeCloseTo(strength, 4)
      }
      expect(rating.sideEffect).toBeCloseTo(side ? 0.3023 : 0, 4)
    }
  })

  it('the standard errors of the same baseball fit', () => {
    // Same source, summary of the model with at.home: Boston 0.3378, Milwaukee 0.3474, at.home 0.1309.
    const rating = { ...fitRating(baseballVotes, { ridge: 0 }), voterCovariance: null }
    const place = (team: string) => rating.prompts.indexOf(team)
    expect(gapError(rating, place('Boston'), place('Baltimore'))).toBeCloseTo(0.3378, 4)
    expect(gapError(rating, place('Milwaukee'), place('Baltimore'))).toBeCloseTo(0.3474, 4)
    expect(sideError(rating)).toBeCloseTo(0.1309, 4)
  })
})

describe('the covariance by voters', () => {
  // By hand for two prompts without side and ridge: β_a − β_b = d, s_v = Σ(choice − p̂) over a voter's votes.
  const three = [...votesOf('A>B A>B A>B B>A', 'x'), ...votesOf('A>B B>A B>A A>B', 'y')].map((vote) => ({
    ...vote,
    voter: vote.voter[0] ?? '',
  }))
  const votes: Vote[] = [...three, { voter: 'z', left: 'A', right: 'B', choice: 'left' }]
  const p = 6 / 9
  const perVote = p * (1 - p)
  const gapVariance = (covariance: Float64Array | null) => {
    const at = (row: number, column: number) => covariance?.[row * 4 + column] ?? Number.NaN
    return at(0, 0) + at(1, 1) - 2 * at(0, 1)
  }
  const moves = [(3 - 4 * p) / (5 * perVote), (2 - 4 * p) / (5 * perVote), (1 - p) / (8 * perVote)]
  const byVoters = (2 / 3) * sumOf(moves.map((move) => move ** 2))

  it('is the scatter of the fits that leave one voter out, to first order', () => {
    const table = tabulateVotes(votes)
    const maximum = maximiseDavidson(table.cells, 2, { ridge: 0, side: false })
    expect(gapVariance(clusteredCovariance(table, maximum))).toBeCloseTo(byVoters, 6)
  })

  it('comes near to those fits themselves', () => {
    const cast = drawVotes({ strengths: { A: 0.6, B: 0.1, C: -0.7 } }, 400, 8, seededRandom(5))
    const leadOf = (of: readonly Vote[]) => {
      const { strengths } = fitRating(of, { prompts: ['A', 'B', 'C'] })
      return (strengths[0] ?? 0) - (strengths[1] ?? 0)
    }
    const all = leadOf(cast)
    const voters = [...new Set(cast.map(({ voter }) => voter))]
    const jackknife =
      (7 / 8) * sumOf(voters.map((voter) => (leadOf(cast.filter((vote) => vote.voter !== voter)) - all) ** 2))
    const table = tabulateVotes(cast, ['A', 'B', 'C'])
    const own = clusteredCovariance(table, maximiseDavidson(table.cells, 3, fitSettings({})))
    const at = (row: number, column: number) => own?.[row * 5 + column] ?? Number.NaN
    expect((at(0, 0) + at(1, 1) - 2 * at(0, 1)) / jackknife).toBeCloseTo(1, 1)
  })

  it('is held to what all figures show, where voters are few', () => {
    const rating = fitRating(votes, { ridge: 0, side: false })
    const byModel = 1 / (9 * perVote)
    const moderated = (20 * Math.max(1, byVoters / byModel) * byModel + 2 * byVoters) / 22
    expect(gapVariance(rating.voterCovariance)).toBeCloseTo(moderated, 6)
    expect(gapError(rating, 0, 1)).toBeCloseTo(Math.sqrt(Math.max(byModel, moderated)), 6)
  })

  it('grows when each vote is cast five times by its voter, and not when by five voters', () => {
    const votes = drawVotes({ strengths: { A: 0.5, B: 0, C: -0.5 } }, 300, 300, seededRandom(3))
    const fiveFold = (voterOf: (vote: Vote, time: number) => string) => {
      const cast = votes.flatMap((vote) => [0, 1, 2, 3, 4].map((time) => ({ ...vote, voter: voterOf(vote, time) })))
      return gapError(fitRating(cast), 0, 1) / gapError(fitRating(votes), 0, 1)
    }
    expect(Math.abs(fiveFold((vote) => vote.voter) - 1)).toBeLessThan(0.1)
    expect(Math.abs(fiveFold((vote, time) => `${vote.voter}/${time}`) - Math.sqrt(1 / 5))).toBeLessThan(0.05)
  })

  it('is null for one voter, whose votes the model alone describes', () => {
    const rating = fitRating(votesOf('A>B B=C A>C').map((vote) => ({ ...vote, voter: 'me' })))
    expect(rating.voterCovariance).toBeNull()
    expect(strengthError(rating, 0)).toBeGreaterThan(0.3)
  })
})

describe('degenerate votes', () => {
  it('no vote, one prompt and no prompt', () => {
    expect(fitRating([]).strengths).toHaveLength(0)
    const rating = fitRating([], { prompts: ['A'] })
    expect([...rating.strengths]).toEqual([0])
    expect(rankPrompts(rating)).toEqual([
      { name: 'A', score: 0, low: expect.closeTo(0), high: expect.closeTo(0), rank: 1, votes: 0 },
    ])
    const two = rankPrompts(fitRating([], { prompts: ['A', 'B'] }))
    expect(two.map(({ rank, score }) => [rank, score])).toEqual([
      [1, 0],
      [1, 0],
    ])
    expect(two[0]?.high).toBeGreaterThan(100)
  })

  it('all ties: equal strengths, and no side', () => {
    const rating = fitRating(votesOf('A=B B=C C=A A=B'))
    for (const strength of rating.strengths) expect(strength).toBeCloseTo(0, 9)
    expect(rating.sideEffect).toBeCloseTo(0, 9)
    expect(rating.logTie).toBeGreaterThan(0)
  })

  it('a prompt that never loses stays finite, with an interval that says how little is known', () => {
    const rating = fitRating(votesOf('A>B A>B A>C B>C C>B B>C C>B'))
    expect(strengthOf(rating, 'A')).toBeGreaterThan(0.5)
    expect(strengthOf(rating, 'A')).toBeLessThan(5)
    expect(strengthError(rating, rating.prompts.indexOf('A'))).toBeGreaterThan(0.6)
    expect(rankPrompts(rating).every(({ rank }) => rank === 1)).toBe(true)
  })

  it('prompts that no chain of votes connects are told apart by nothing', () => {
    const many = 'A>B B<A '.repeat(30).trim()
    const rating = fitRating(votesOf(`${many} C=D C>D D>C C=D`))
    expect([...rating.groups]).toEqual([0, 0, 1, 1])
    expect(gapError(rating, 0, 2)).toBe(Number.POSITIVE_INFINITY)
    expect(Object.fromEntries(rankPrompts(rating).map(({ name, rank }) => [name, rank]))).toEqual({
      A: 1,
      B: 2,
      C: 1,
      D: 1,
    })
  })

  it('“both bad” fits as a tie and is counted apart', () => {
    const votes = votesOf('A>B A=B B>A A>B')
    const bad = votes.map((vote) => (vote.choice === 'tie' ? { ...vote, choice: 'both_bad' as const } : vote))
    expect(fitRating(bad).strengths).toEqual(fitRating(votes).strengths)
    expect(voteShares(fitRating(bad))).toEqual({ votes: 4, tie: 0, bothBad: 0.25 })
  })
})

describe('properties', () => {
  const names = ['A', 'B', 'C', 'D']
  const vote = fc
    .record({
      voter: fc.constantFrom('u', 'v', 'w', 'x'),
      sides: fc.shuffledSubarray(names, { minLength: 2, maxLength: 2 }),
      choice: fc.constantFrom(...voteChoices),
    })
    .map(({ voter, sides, choice }): Vote => ({ voter, left: sides[0] ?? '', right: sides[1] ?? '', choice }))
  const someVotes = fc.array(vote, { maxLength: 60 })
  const rate = (votes: readonly Vote[]) => fitRating(votes, { prompts: names })

  it('strengths sum to 0 and errors are finite', () => {
    fc.assert(
      fc.property(someVotes, (votes) => {
        const rating = rate(votes)
        expect(sumOf(rating.strengths)).toBeCloseTo(0, 8)
        for (const at of names.keys()) expect(strengthError(rating, at)).toBeLessThan(3)
      }),
    )
  })

  it('swapping sides mirrors the side alone; swapping winners turns the order round; order doesn’t matter', () => {
    const other = { left: 'right', right: 'left', tie: 'tie', both_bad: 'both_bad' } as const
    fc.assert(
      fc.property(someVotes, (votes) => {
        const rating = rate(votes)
        const mirrored = rate(
          votes.map((one) => ({ ...one, left: one.right, right: one.left, choice: other[one.choice] })),
        )
        const turned = rate(votes.map((one) => ({ ...one, choice: other[one.choice] })))
        const backwards = rate([...votes].reverse())
        for (const at of names.keys()) {
          expect(mirrored.strengths[at]).toBeCloseTo(rating.strengths[at] ?? 0, 6)
          expect(turned.strengths[at]).toBeCloseTo(-(rating.strengths[at] ?? 0), 6)
          expect(backwards.strengths[at]).toBeCloseTo(rating.strengths[at] ?? 0, 6)
        }
        expect(mirrored.sideEffect).toBeCloseTo(-rating.sideEffect, 6)
      }),
    )
  })

  it('a vote of weight 3 is three votes', () => {
    fc.assert(
      fc.property(someVotes, (votes) => {
        const weighted = rate(votes.map((one) => ({ ...one, weight: 3 })))
        const repeated = rate(votes.flatMap((one) => [one, one, one]))
        for (const at of names.keys()) {
          expect(weighted.strengths[at]).toBeCloseTo(repeated.strengths[at] ?? 0, 6)
          expect(strengthError(weighted, at)).toBeCloseTo(strengthError(repeated, at), 6)
        }
      }),
    )
  })

  it('one more win never lowers the winner', () => {
    fc.assert(
      fc.property(someVotes, (votes) => {
        const more = rate([...votes, { voter: 'u', left: 'A', right: 'B', choice: 'left' }])
        expect(more.strengths[0] ?? 0).toBeGreaterThan(rate(votes).strengths[0] ?? 0)
      }),
    )
  })
})

describe('the leaderboard', () => {
  it('finds the truth, the side and the ties of simulated voters', () => {
    const strengths = { A: 1, B: 0.4, C: -0.4, D: -1 }
    const rating = fitRating(drawVotes({ strengths, side: 0.2, logTie: -0.5 }, 20_000, 400, seededRandom(8)))
    for (const [name, strength] of Object.entries(strengths))
      expect(strengthOf(rating, name)).toBeCloseTo(strength, 0.9)
    expect(sideAdvantage(rating).share).toBeCloseTo(1 / (1 + Math.exp(-0.2)), 1.9)
    const ranked = rankPrompts(rating)
    expect(ranked.map(({ name, rank }) => name + rank)).toEqual(['A1', 'B2', 'C3', 'D4'])
    expect(sumOf(ranked.map(({ votes }) => votes))).toBe(40_000)
    expect(tiedGroups(ranked)).toHaveLength(4)
  })

  it('shows equals as tied: in 200 leaderboards of six equal prompts one claims a difference now and then', () => {
    const random = seededRandom(12)
    const strengths = { A: 0, B: 0, C: 0, D: 0, E: 0, F: 0 }
    const claims = Array.from({ length: 200 }, () => {
      const ranked = rankPrompts(fitRating(drawVotes({ strengths }, 400, 40, random)))
      return tiedGroups(ranked).length > 1
    }).filter(Boolean)
    expect(claims.length).toBeLessThan(20)
  })

  it('scores are points of 400 to a factor of ten in the odds', () => {
    const [best] = rankPrompts(fitRating(votesOf('A>B A>B A>B')))
    const rating = fitRating(votesOf('A>B A>B A>B'))
    expect(best?.score).toBeCloseTo((400 / Math.log(10)) * strengthOf(rating, 'A'), 9)
    expect((best?.low ?? 0) + (best?.high ?? 0)).toBeCloseTo(2 * (best?.score ?? 0), 9)
  })
})
