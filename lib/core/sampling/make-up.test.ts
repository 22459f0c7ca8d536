import { describe, expect, it } from 'vitest'
import type { Column } from '../dataset/dataset'
import { compareMakeUp } from './make-up'
import { seededRandom } from './random'

const column = (name: string, kind: Column['kind'], role: Column['role'] = 'feature'): Column => ({
  name,
  kind,
  role,
  coverage: 1,
  distinct: 9,
  topValues: [],
})
const columns = [
  column('用户', 'identifier', 'user'),
  column('性别', 'category'),
  column('年龄', 'number'),
  column('产品', 'category', 'label'),
]

function population(rows: number, seed: number) {
  const random = seededRandom(seed)
  return Array.from({ length: rows }, (_, at) => ({
    cells: [
      `u${at}`,
      random() < 0.4 ? '女' : '男',
      String(20 + Math.floor(random() * 60)),
      `p${Math.floor(random() ** 2 * 12)}`,
    ],
  }))
}

describe('the make-up of a sample', () => {
  const dataset = population(4_000, 1)

  it('finds no skew in a fair sample, with 99 of 100 seeds', () => {
    const alarms = Array.from({ length: 100 }, (_, seed) => {
      const random = seededRandom(seed)
      const sample = dataset.filter(() => random() < 0.1)
      return compareMakeUp(columns, dataset, sample).filter(({ skewed }) => skewed).length
    })
    expect(alarms.filter((count) => count > 0).length).toBeLessThanOrEqual(3)
  })

  it('names the column by which rows were chosen first, with both shares', () => {
    const sample = dataset.filter(({ cells: [, sex] }, at) => (sex === '女' ? at % 2 === 0 : at % 8 === 0))
    const [first, ...others] = compareMakeUp(columns, dataset, sample)
    expect(first).toMatchObject({ name: '性别', skewed: true })
    const women = first?.parts.find(({ value }) => value === '女')
    expect(women?.dataset).toBeCloseTo(0.4, 1)
    expect(women?.sample).toBeGreaterThan(0.65)
    expect(others.every(({ skewed }) => !skewed)).toBe(true)
  })

  it('has shares that sum to one, quarters of numbers, and what is rest or empty', () => {
    const holes = dataset.map(({ cells }, at) => ({
      cells: at % 4 === 0 ? [...cells.slice(0, 2), '', ...cells.slice(3)] : cells,
    }))
    for (const { parts } of compareMakeUp(columns, holes, holes.slice(0, 500))) {
      expect(parts.reduce((sum, part) => sum + part.dataset, 0)).toBeCloseTo(1, 9)
      expect(parts.reduce((sum, part) => sum + part.sample, 0)).toBeCloseTo(1, 9)
    }
    const [age, product] = ['年龄', '产品'].map((name) =>
      compareMakeUp(columns, holes, holes).find((each) => each.name === name),
    )
    expect(age?.parts.map(({ kind }) => kind)).toEqual(['range', 'range', 'range', 'range', 'empty'])
    expect(age?.parts.slice(0, 4).every((part) => Math.abs(part.dataset - 0.1875) < 0.02)).toBe(true)
    expect(product?.parts.map(({ kind }) => kind)).toEqual(['value', 'value', 'value', 'value', 'value', 'other'])
    expect(age?.distance).toBe(0)
  })

  it('leaves out users, columns of one value, and columns whose values hardly repeat', () => {
    const same = [{ cells: ['u', '男', '30', 'p'] }, { cells: ['v', '男', '30', 'q'] }]
    expect(compareMakeUp(columns, same, same).map(({ name }) => name)).toEqual(['产品'])
    const names = [column('备注', 'text'), column('产品', 'category', 'label')]
    const unlike = Array.from({ length: 50 }, (_, at) => ({ cells: [`note ${at}`, `p${at % 3}`] }))
    expect(compareMakeUp(names, unlike, unlike.slice(0, 9)).map(({ name }) => name)).toEqual(['产品'])
    expect(compareMakeUp(names, unlike, [])).toEqual([])
  })
})
