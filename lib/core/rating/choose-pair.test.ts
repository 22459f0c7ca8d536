import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { choosePair, type PromptPair, pairPropensities } from './choose-pair'
import { fitRating } from './fit-rating'
import { drawVotes } from './votes.fixture'

const names = ['A', 'B', 'C', 'D']
const allPairs: PromptPair[] = names.flatMap((a, at) => names.slice(at + 1).map((b): PromptPair => [a, b]))
const strengths = { A: 1.5, B: 0.1, C: 0, D: -1.5 }
const grown = fitRating(drawVotes({ strengths }, 400, 40, seededRandom(4)), { prompts: names })

describe('pairing', () => {
  it('is uniform over the pairs that are least voted on while prompts are young', () => {
    const empty = fitRating([], { prompts: names })
    for (const propensity of pairPropensities(empty, allPairs)) expect(propensity).toBeCloseTo(1 / 6, 12)
    const one = fitRating([{ voter: 'v', left: 'A', right: 'B', choice: 'left' }], { prompts: names })
    const propensities = pairPropensities(one, allPairs)
    expect(propensities[5]).toBeCloseTo(0.9 + 0.1 / 6, 12)
    expect(propensities[0]).toBeCloseTo(0.1 / 6, 12)
  })

  it('then prefers prompts whose order is open', () => {
    const propensities = pairPropensities(grown, allPairs)
    const of = (pair: string) => propensities[allPairs.findIndex((one) => one.join('') === pair)] ?? 0
    expect(of('BC')).toBeGreaterThan(0.5)
    expect(of('AD')).toBeCloseTo(0.1 / 6, 4)
  })

  it('draws pairs as often as it says, sides evenly', () => {
    const random = seededRandom(9)
    const propensities = pairPropensities(grown, allPairs)
    const drawn = Array.from({ length: 20_000 }, () => choosePair(grown, allPairs, random))
    for (const [at, [a, b]] of allPairs.entries()) {
      const hits = drawn.filter((pair) => pair && [pair.left, pair.right].sort().join('') === a + b)
      expect(hits.length / drawn.length).toBeCloseTo(propensities[at] ?? 0, 1.7)
      for (const hit of hits) expect(hit?.propensity).toBe(propensities[at])
    }
    expect(drawn.filter((pair) => pair && pair.left < pair.right).length / drawn.length).toBeCloseTo(0.5, 1.7)
  })

  it('keeps to the allowed pairs, with propensities that sum to 1', () => {
    fc.assert(
      fc.property(fc.subarray(allPairs, { minLength: 1 }), fc.integer(), fc.boolean(), (allowed, seed, young) => {
        const rating = young ? fitRating([], { prompts: names }) : grown
        const propensities = pairPropensities(rating, allowed)
        expect(propensities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9)
        for (const propensity of propensities) expect(propensity).toBeGreaterThanOrEqual(0.1 / allowed.length - 1e-12)
        const pair = choosePair(rating, allowed, seededRandom(seed))
        expect(
          allowed.some(([a, b]) => (pair?.left === a && pair.right === b) || (pair?.left === b && pair.right === a)),
        ).toBe(true)
      }),
    )
  })

  it('has nothing to give where nothing is allowed, and refuses prompts it doesn’t know', () => {
    expect(choosePair(grown, [], seededRandom(1))).toBeNull()
    expect(() => choosePair(grown, [['A', 'Z']], seededRandom(1))).toThrow(RangeError)
  })

  it('connects what no vote has connected', () => {
    const apart = fitRating(
      [
        ...drawVotes({ strengths: { A: 0.5, B: -0.5 } }, 200, 20, seededRandom(1)),
        ...drawVotes({ strengths: { C: 0.5, D: -0.5 } }, 200, 20, seededRandom(2)),
      ],
      { prompts: names },
    )
    const propensities = pairPropensities(apart, allPairs)
    const across = propensities.filter((_, at) => !['AB', 'CD'].includes(allPairs[at]?.join('') ?? ''))
    expect(across.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0.9)
  })
})
