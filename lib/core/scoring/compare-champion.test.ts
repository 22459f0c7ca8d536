import { describe, expect, it } from 'vitest'
import { compareArms } from './compare-arms'
import { challengeChampion, verdictOnBaselines } from './compare-champion'

const arm = (hits: (position: number) => boolean, rows = 400) =>
  Array.from({ length: rows }, (_, position) => ({ position, user: null, hitRank: hits(position) ? 1 : 0 }))

describe('challengeChampion', () => {
  const champion = arm((at) => at % 4 === 0)
  const better = arm((at) => at % 2 === 0)
  const same = arm((at) => at % 4 === 0)

  it('compares each with the champion, and corrects for their number', () => {
    const alone = challengeChampion(champion, [better], { k: 5, delta: 0.02 })
    expect(alone).toEqual([{ ...compareArms(champion, better), challenger: 0, adjustedP: alone[0]?.mcnemarP }])
    const both = challengeChampion(champion, [same, better], { k: 5, delta: 0.02 })
    expect(both.map(({ challenger, wins, losses, difference }) => [challenger, wins, losses, difference])).toEqual([
      [0, 0, 0, 0],
      [1, 100, 0, 0.25],
    ])
    expect(both[1]?.adjustedP).toBeCloseTo(2 * (both[1]?.mcnemarP ?? 0), 40)
    expect(both[1]?.decidedAtRow).toBeGreaterThan(alone[0]?.decidedAtRow ?? 0)
  })

  it('stands no challenger', () => {
    expect(challengeChampion(champion, [], { k: 5, delta: 0.02 })).toEqual([])
  })
})

describe('verdictOnBaselines', () => {
  it('says what is sure of all of them together', () => {
    const of = (...verdicts: ('a_better' | 'b_better' | 'undecided' | 'no_difference')[]) =>
      verdictOnBaselines(verdicts.map((verdict) => ({ verdict })))
    expect(of('a_better', 'a_better')).toBe('beatsAll')
    expect(of('a_better', 'undecided')).toBe('beatsSome')
    expect(of('undecided', 'no_difference')).toBe('beatsNone')
    expect(of('a_better', 'b_better')).toBe('worse')
    expect(of()).toBe('beatsNone')
  })
})
