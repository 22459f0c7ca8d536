import { expect, it } from 'vitest'
import { positionsOf } from './row-set'
import { factsOf, rowFactOf, trialOf } from './run-facts.fixture'
import { positionsOfSaved, type SavedSlice, type SliceCondition, sliceConditionsSchema, withSaved } from './saved-slice'
import { sliceRun } from './slices'

// Positions 0, 2, 4 … 118: every other row was finished.
const positions = Array.from({ length: 60 }, (_, place) => 2 * place)
const rows = positions.reduce<(ReturnType<typeof rowFactOf> | undefined)[]>((all, position) => {
  all[position] = rowFactOf()
  return all
}, [])
const facts = factsOf({
  positions,
  rows,
  arms: [
    positions.map((position) => trialOf({ position, hitRank: position < 60 ? 1 : 0 })),
    positions.map((position) => trialOf({ arm: 1, position, hitRank: 1 })),
  ],
  cells: new Map([
    ['性别', positions.map((_, place) => (place % 2 === 0 ? '女' : ' 男 '))],
    ['年龄', positions.map((_, place) => (place === 0 ? '' : String(place)))],
    ['兴趣', positions.map((_, place) => (place % 3 === 0 ? '母婴、美妆' : '运动、美妆'))],
  ]),
  dimensions: [{ key: 'user', kind: 'user', name: '', slices: [{ value: 'cold', positions: positions.slice(0, 30) }] }],
})
const placesOf = (...conditions: SliceCondition[]) =>
  positionsOfSaved(facts, conditions).map((position) => position / 2)

it('finds the rows on which all conditions hold', () => {
  expect(placesOf({ kind: 'value', column: '性别', value: '男' }).slice(0, 3)).toEqual([1, 3, 5])
  expect(placesOf({ kind: 'range', column: '年龄', from: 10, to: 12 })).toEqual([10, 11, 12])
  expect(placesOf({ kind: 'range', column: '年龄', from: null, to: 2 })).toEqual([1, 2])
  expect(placesOf({ kind: 'value', column: '年龄', value: '' })).toEqual([0])
  expect(placesOf({ kind: 'value', column: '兴趣', value: '母婴' })).toHaveLength(20)
  expect(placesOf({ kind: 'value', column: '兴趣', value: '母' })).toEqual([])
  expect(
    placesOf(
      { kind: 'user', value: 'cold' },
      { kind: 'value', column: '性别', value: '女' },
      { kind: 'range', column: '年龄', from: 25, to: null },
    ),
  ).toEqual([26, 28])
})

it('finds none by a column or a slice that the run lacks', () => {
  expect(placesOf({ kind: 'value', column: '省份', value: '' })).toEqual([])
  expect(placesOf({ kind: 'hour', value: '9' })).toEqual([])
})

it('is a dimension like the others: with figures, an address and a name', () => {
  const saved: SavedSlice[] = [
    { id: 's1', name: '年长', conditions: [{ kind: 'range', column: '年龄', from: 30, to: null }] },
    { id: 's2', name: '没有人', conditions: [{ kind: 'value', column: '性别', value: '其他' }] },
  ]
  const all = withSaved(facts, saved)
  expect(positionsOf(all, ['slice', 'saved', 's1'], 5)).toEqual(positions.slice(30))
  expect(positionsOf(all, ['slice', 'saved', 'gone'], 5)).toEqual([])
  const dimension = sliceRun(all, 0, 1, 5).dimensions[0]
  expect(dimension).toMatchObject({ kind: 'saved', reversed: false })
  expect(dimension?.names?.get('s1')).toBe('年长')
  expect(dimension?.slices[0]).toMatchObject({
    ...{ rows: 30, a: { hits: 0, apart: 'below' }, b: { hits: 30 } },
    difference: { mean: 1, better: 'b' },
  })
  expect(dimension?.slices[1]).toMatchObject({ rows: 0, difference: null })
  expect(withSaved(facts, [])).toBe(facts)
})

it('refuses conditions that can hold nowhere or say nothing', () => {
  const range = { kind: 'range', column: '年龄' }
  expect(sliceConditionsSchema.safeParse([]).success).toBe(false)
  expect(sliceConditionsSchema.safeParse([{ ...range, from: 2, to: 1 }]).success).toBe(false)
  expect(sliceConditionsSchema.safeParse([{ ...range, from: null, to: null }]).success).toBe(false)
  expect(sliceConditionsSchema.safeParse([{ ...range, from: 1, to: 1 }]).success).toBe(true)
})
