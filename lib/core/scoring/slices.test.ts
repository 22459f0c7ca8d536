import { describe, expect, it } from 'vitest'
import { seededRandom } from '../sampling/random'
import { parseRowSet, positionsOf } from './row-set'
import type { Dimension } from './run-facts'
import { factsOf, rowFactOf, trialOf } from './run-facts.fixture'
import { sliceRun, standsOut } from './slices'
import { writeRowSet } from './write-row-set'

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const dimension = (slices: Record<string, number[]>): Dimension => ({
  key: 'column:1',
  kind: 'column',
  name: '性别',
  slices: Object.entries(slices).map(([value, positions]) => ({ value, positions })),
})
const arm = (positions: number[], hits: (position: number) => boolean) =>
  positions.map((position) => trialOf({ position, hitRank: hits(position) ? 1 : 0 }))

describe('sliceRun', () => {
  const rows = range(0, 200)
  const halves = dimension({ '=男': range(0, 100), '=女': range(100, 200) })

  it('tells where one arm beats the other, and where both are above the rest', () => {
    const facts = factsOf({
      dimensions: [halves],
      arms: [arm(rows, (at) => at % 10 === 0), arm(rows, (at) => at % 10 === 0 || (at < 100 && at % 2 === 0))],
    })
    const { dimensions, slices, questions } = sliceRun(facts, 0, 1, 5)
    const [male, female] = dimensions[0]?.slices ?? []
    expect([slices, questions]).toEqual([2, 6])
    expect(male).toMatchObject({ rows: 100, a: { hits: 10, share: 0.1, apart: null }, b: { hits: 50, apart: 'above' } })
    expect(male?.difference).toMatchObject({ mean: 0.4, better: 'b' })
    expect(female).toMatchObject({ a: { hits: 10, apart: null }, b: { hits: 10, apart: 'below' } })
    expect(female?.difference).toMatchObject({ mean: 0, better: null })
    expect(dimensions[0]?.reversed).toBe(false)
  })

  it('counts a hit by its place among the first k', () => {
    const facts = factsOf({ dimensions: [halves], arms: [rows.map((position) => trialOf({ position, hitRank: 4 }))] })
    expect(sliceRun(facts, 0, null, 3).dimensions[0]?.slices[0]).toMatchObject({
      a: { hits: 0 },
      b: null,
      difference: null,
    })
    expect(sliceRun(facts, 0, null, 5).dimensions[0]?.slices[0]).toMatchObject({ a: { hits: 100, share: 1 } })
  })

  it('marks hardly anything where nothing differs, however many slices are looked at', () => {
    const random = seededRandom(5)
    let marked = 0
    for (let run = 0; run < 40; run++) {
      const noise = range(0, 20).map((at) => {
        const left = rows.filter(() => random() < 0.5)
        return { ...dimension({ '=x': left, '=y': rows.filter((row) => !left.includes(row)) }), key: `column:${at}` }
      })
      const facts = factsOf({
        dimensions: noise,
        arms: [arm(rows, () => random() < 0.3), arm(rows, () => random() < 0.3)],
      })
      const all = sliceRun(facts, 0, 1, 5).dimensions.flatMap(({ slices }) => slices)
      if (all.some(({ a, b, difference }) => a.apart ?? b?.apart ?? difference?.better)) marked++
    }
    expect(marked / 40).toBeLessThanOrEqual(0.2)
  })

  it('warns of Simpson’s paradox where the arms finished other rows', () => {
    // The kidney stones of Charig et al. (BMJ 292, 1986): 81/87 and 192/263 against 234/270 and 55/80.
    const small = range(0, 357)
    const large = range(357, 700)
    const open = arm([...small.slice(0, 87), ...large.slice(0, 263)], (at) => at < 81 || (at >= 357 && at < 357 + 192))
    const keyhole = arm(
      [...small.slice(87), ...large.slice(263)],
      (at) => (at >= 87 && at < 87 + 234) || (at >= 357 + 263 && at < 357 + 263 + 55),
    )
    const facts = factsOf({ dimensions: [dimension({ small, large })], arms: [open, keyhole] })
    const { dimensions } = sliceRun(facts, 0, 1, 5)
    expect(dimensions[0]?.slices.map(({ a, b }) => [a.hits, a.rows, b?.hits, b?.rows])).toEqual([
      [81, 87, 234, 270],
      [192, 263, 55, 80],
    ])
    expect(dimensions[0]?.reversed).toBe(true)
    expect(dimensions[0]?.slices[0]?.difference).toBeNull()
  })

  it('lets stand out what the whole does not say', () => {
    const hits = (at: number) => at % 10 === 0
    const better = (positions: number[]) => arm(rows, (at) => hits(at) || (positions.includes(at) && at % 2 === 0))
    const known = { dimensions: [halves], rows: rows.map(() => rowFactOf()) }
    // B is better in both halves alike: nothing stands out, though it is marked in each.
    const alike = sliceRun(factsOf({ ...known, arms: [arm(rows, hits), better(rows)] }), 0, 1, 5)
    expect(alike.better).toBe('b')
    for (const slice of alike.dimensions[0]?.slices ?? []) {
      expect(slice.difference?.better).toBe('b')
      expect(standsOut(slice, alike.better)).toBe(false)
    }
    const crossed = sliceRun(factsOf({ ...known, arms: [better(range(0, 100)), better(range(100, 200))] }), 0, 1, 5)
    expect(crossed.better).toBeNull()
    expect(crossed.dimensions[0]?.slices.map(({ difference }) => difference?.better)).toEqual(['a', 'b'])
    expect(crossed.dimensions[0]?.slices.every((slice) => standsOut(slice, crossed.better))).toBe(true)
  })

  it('stands a run without rows, and one without dimensions', () => {
    expect(sliceRun(factsOf({ dimensions: [halves], arms: [[], []] }), 0, 1, 5).dimensions[0]?.slices[0]).toMatchObject(
      {
        a: { rows: 0, share: 0, interval: [0, 1], p: 1, apart: null },
        difference: null,
      },
    )
    expect(sliceRun(factsOf({}), 0, 1, 5)).toEqual({ dimensions: [], slices: 0, questions: 0, better: null })
  })
})

describe('row sets', () => {
  it('name the rows of a slice, and none that are not there', () => {
    const facts = factsOf({ dimensions: [dimension({ '=女': [3, 8] })] })
    expect(positionsOf(facts, ['slice', 'column:1', '=女'], 5)).toEqual([3, 8])
    expect(positionsOf(facts, ['slice', 'column:1', '=男'], 5)).toEqual([])
    expect(positionsOf(facts, ['slice', 'column:9', '=女'], 5)).toEqual([])
  })

  it('come back from an address', () => {
    expect(parseRowSet(writeRowSet(['slice', 'hour', '21']))).toEqual(['slice', 'hour', '21'])
  })

  it.each(['', 'slice', '["slice"]', '["slice",1,"x"]', '{}', undefined, ['slice']])('are not %o', (text) => {
    expect(parseRowSet(text)).toBeNull()
  })
})
