import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { checkVoters } from './suspicious-voters'
import type { Vote, VoteChoice } from './vote'
import { drawVotes } from './votes.fixture'

const strengths = { A: 1.2, B: 0.5, C: -0.3, D: -1.4 }
const honest = (seed: number) => drawVotes({ strengths, side: 0.1 }, 800, 20, seededRandom(seed))
const turned: Record<VoteChoice, VoteChoice> = { left: 'right', right: 'left', tie: 'tie', both_bad: 'both_bad' }

/** 60 battles, voted on by someone who has a way of their own. */
const careless = (way: (vote: Vote, at: number) => VoteChoice): Vote[] =>
  drawVotes({ strengths }, 60, 1, seededRandom(77)).map((vote, at) => ({
    ...vote,
    voter: 'odd',
    choice: way(vote, at),
  }))

describe('voters unlike the rest', () => {
  it.each([
    [
      'random',
      (_: Vote, at: number): VoteChoice => (['left', 'right', 'tie', 'right', 'left'] as const)[at % 5] ?? 'tie',
    ],
    ['reversed', (vote: Vote): VoteChoice => turned[vote.choice]],
    ['always_left', (): VoteChoice => 'left'],
    ['always_right', (): VoteChoice => 'right'],
    ['always_tie', (): VoteChoice => 'both_bad'],
  ] as const)('flags %s with that reason, and nobody else', (reason, way) => {
    const checks = checkVoters([...honest(1), ...careless(way)])
    expect(checks[0]).toMatchObject({ voter: 'odd', votes: 60, flagged: true, reason })
    expect(checks.filter(({ flagged }) => flagged)).toHaveLength(1)
    expect(checks).toHaveLength(21)
  })

  it('tells how often a voter goes with the others', () => {
    const [odd, ...rest] = checkVoters([...honest(1), ...careless((vote) => turned[vote.choice])])
    expect(odd?.withOthers).toBeLessThan(0.35)
    expect(Math.min(...rest.map(({ withOthers }) => withOthers ?? 0))).toBeGreaterThan(0.5)
    expect(checkVoters([...honest(1), ...careless(() => 'tie')])[0]?.withOthers).toBeNull()
  })

  it('flags few of the honest: at 5 % for all voters of an arena, in 60 arenas', () => {
    const alarms = Array.from({ length: 60 }, (_, at) => checkVoters(honest(100 + at)).some(({ flagged }) => flagged))
    expect(alarms.filter(Boolean).length).toBeLessThan(8)
  })

  it('has nobody to compare one voter with, and calls nothing odd where prompts are equal', () => {
    expect(checkVoters(careless(() => 'left'))).toEqual([])
    expect(checkVoters([])).toEqual([])
    const equal = drawVotes({ strengths: { A: 0, B: 0 } }, 200, 10, seededRandom(6))
    const contrary = equal.map((vote) => (vote.voter === 'v3' ? { ...vote, choice: turned[vote.choice] } : vote))
    expect(checkVoters(contrary).some(({ flagged }) => flagged)).toBe(false)
  })
})
