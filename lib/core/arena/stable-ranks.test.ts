import { describe, expect, it } from 'vitest'
import type { Vote } from '../rating/vote'
import { areRanksStable } from './stable-ranks'

type Outcome = 'a' | 'b' | 'tie'
const prompts = ['a', 'b']
/** Seven voters by turns; each prompt is on the left every other time. */
const votesOf = (outcomes: readonly Outcome[]): Vote[] =>
  outcomes.map((outcome, at) => {
    const [left, right] = at % 4 < 2 ? ['a', 'b'] : ['b', 'a']
    return { voter: `v${at % 7}`, left, right, choice: outcome === 'tie' ? 'tie' : outcome === left ? 'left' : 'right' }
  })
const cycle = (n: number, outcomes: readonly Outcome[]) =>
  Array.from({ length: n }, (_, at) => outcomes[at % outcomes.length] ?? 'tie')

describe('areRanksStable', () => {
  it('waits for 20 votes on each', () => {
    expect(areRanksStable(votesOf(cycle(19, ['a'])), prompts)).toBe(false)
    expect(areRanksStable(votesOf(cycle(60, ['a'])), prompts)).toBe(true)
    expect(areRanksStable(votesOf(cycle(60, ['a'])), ['a', 'b', 'c'])).toBe(false)
    expect(areRanksStable([], prompts)).toBe(false)
    expect(areRanksStable([], [])).toBe(false)
  })

  it('is met by a lasting tie as by a lasting lead', () => {
    expect(areRanksStable(votesOf(cycle(80, ['a', 'b', 'tie'])), prompts)).toBe(true)
    expect(areRanksStable(votesOf(cycle(80, ['a', 'a', 'a', 'b', 'a'])), prompts)).toBe(true)
  })

  it('is not met while the ranks have just changed', () => {
    expect(areRanksStable(votesOf([...cycle(90, ['a', 'b']), ...cycle(30, ['a'])]), prompts)).toBe(false)
  })
})
