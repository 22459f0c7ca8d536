import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { votesToFlip, votesToSeparate } from './first-place'
import { fitRating } from './fit-rating'
import { rankPrompts } from './rank-prompts'
import type { Vote } from './vote'
import { drawVotes } from './votes.fixture'

const duel = (won: number, lost: number): Vote[] =>
  Array.from({ length: won + lost }, (_, at) => {
    const [left, right] = at % 2 === 0 ? ['A', 'B'] : ['B', 'A']
    return { voter: `v${at}`, left, right, choice: at < won === (at % 2 === 0) ? 'left' : 'right' }
  })

describe('votes that would flip the first place', () => {
  it('between two prompts is one more than the lead', () => {
    expect(votesToFlip(duel(20, 12), { side: false })).toEqual({ votes: 9, by: 'B' })
    expect(votesToFlip(duel(20, 19), { side: false })).toEqual({ votes: 2, by: 'B' })
  })

  it('is certain: the prompt named is first once they are gone, and not before all are', () => {
    const votes = drawVotes({ strengths: { A: 0.2, B: 0.1, C: -0.3 } }, 400, 40, seededRandom(5))
    const [first] = rankPrompts(fitRating(votes))
    const flip = votesToFlip(votes)
    expect(first?.name).not.toBe(flip?.by)
    expect(flip?.votes).toBeGreaterThan(0)
    expect(flip?.votes).toBeLessThan(100)
  })

  it('is null for one prompt, none, and a rival that no chain of votes reaches from below', () => {
    expect(votesToFlip([])).toBeNull()
    expect(votesToFlip(duel(5, 0), { side: false })).toBeNull()
  })
})

describe('votes that would tell the top two apart', () => {
  it('is what the power formula gives for a duel', () => {
    // d = ln(55/45) and I = .2475 a vote, in Python 3: (1.959964 + 0.841621)**2 / d**2 / .2475 - 100 = 687.52
    const rating = fitRating(duel(55, 45), { ridge: 0, side: false })
    expect(votesToSeparate({ ...rating, voterCovariance: null })).toEqual({ first: 'A', second: 'B', votes: 688 })
  })

  it('is 0 once they are apart, and unknown where they are equal', () => {
    expect(votesToSeparate(fitRating(duel(90, 10)))?.votes).toBe(0)
    expect(votesToSeparate(fitRating(duel(50, 50)))?.votes).toBeNull()
    expect(votesToSeparate(fitRating([], { prompts: ['A'] }))).toBeNull()
  })

  it('is far more when voters repeat themselves', () => {
    const votes = duel(57, 43)
    const repeated = votes.flatMap((vote) => [vote, vote, vote, vote])
    const [alone, five] = [votes, repeated].map((list) => votesToSeparate(fitRating(list))?.votes ?? 0)
    const asIfNew = votesToSeparate(fitRating(repeated.map((vote, at) => ({ ...vote, voter: `w${at}` }))))
    expect(alone).toBeGreaterThan(50)
    expect(five).toBeGreaterThan(300)
    expect(asIfNew?.votes).toBe(0)
  })
})
