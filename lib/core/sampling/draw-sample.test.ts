import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/errors'
import { sampleStrategies } from '../run/choices'
import { drawSample, type SampleRow } from './draw-sample'

const plainRows = (n: number): SampleRow[] =>
  Array.from({ length: n }, (_, index) => ({ index, time: null, stratum: null, user: null, label: 'x' }))
const strataOf = (rows: readonly SampleRow[], indices: readonly number[]) => {
  const counts = new Map<string | null, number>()
  const byIndex = new Map(rows.map((row) => [row.index, row.stratum]))
  for (const index of indices) {
    const stratum = byIndex.get(index) ?? null
    counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
  }
  return counts
}

const anyRows = fc
  .array(
    fc.record({
      time: fc.option(fc.integer({ min: 0, max: 5 })),
      stratum: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
      user: fc.option(fc.constantFrom('u', 'v', 'w')),
      label: fc.constantFrom('甲', '乙', '丙', '丁', '戊'),
    }),
    { minLength: 1, maxLength: 80 },
  )
  .map((cells) => cells.map((cell, index) => ({ index, ...cell })))
const anySpec = fc.record({
  strategy: fc.constantFrom(...sampleStrategies),
  minimum: fc.integer({ min: 1, max: 4 }),
  size: fc.option(fc.integer({ min: 1, max: 100 })),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
})

describe('drawSample', () => {
  it('takes a subset of the asked size without duplicates, whatever the order of the input', () => {
    fc.assert(
      fc.property(anySpec, anyRows, (spec, rows) => {
        const sample = drawSample(spec, rows)
        expect(sample).toHaveLength(Math.min(spec.size ?? rows.length, rows.length))
        expect(new Set(sample).size).toBe(sample.length)
        expect(sample.every((index) => index >= 0 && index < rows.length)).toBe(true)
        expect(drawSample(spec, [...rows].reverse())).toEqual(sample)
      }),
    )
  })

  it('refuses to draw from nothing', () => {
    expect(() => drawSample({ strategy: 'uniform', size: 5, seed: 1 }, [])).toThrow(AppError)
    expect(() => drawSample({ strategy: 'uniform', size: 5, seed: 1 }, [])).toThrow('sample.empty')
  })

  it('changes with the seed', () => {
    const [one, two] = [1, 2].map((seed) => drawSample({ strategy: 'uniform', size: 50, seed }, plainRows(1000)))
    expect(one).not.toEqual(two)
  })
})

describe('uniform', () => {
  it('begins a larger sample with the smaller one of the same seed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        anyRows,
        fc.integer({ min: 1, max: 80 }),
        (seed, rows, size) => {
          const all = drawSample({ strategy: 'uniform', size: null, seed }, rows)
          expect(drawSample({ strategy: 'uniform', size, seed }, rows)).toEqual(all.slice(0, size))
        },
      ),
    )
  })

  it('takes each row about equally often over many seeds', () => {
    const taken = new Array<number>(20).fill(0)
    for (let seed = 0; seed < 2000; seed++)
      for (const index of drawSample({ strategy: 'uniform', size: 5, seed }, plainRows(20))) taken[index]! += 1
    // χ² over 20 rows of 500 expected takes each; 43.8 is its 0.999 quantile at 19 degrees of freedom
    expect(taken.reduce((sum, count) => sum + (count - 500) ** 2 / 500, 0)).toBeLessThan(43.8)
  })
})

describe('stratified', () => {
  const rows = (sizes: Record<string, number>): SampleRow[] =>
    Object.entries(sizes)
      .flatMap(([stratum, size]) => Array.from({ length: size }, () => stratum))
      .map((stratum, index) => ({ index, time: null, stratum, user: null, label: 'x' }))

  it('allocates by largest remainder', () => {
    const population = rows({ a: 4700, b: 1600, c: 1590, d: 1200, e: 600, f: 310 })
    // Quotas of 100 seats in the textbook example of the largest remainder: 47, 16, 15.9, 12, 6, 3.1
    const sample = drawSample({ strategy: 'stratified', size: 100, seed: 3 }, population)
    expect(Object.fromEntries(strataOf(population, sample))).toEqual({ a: 47, b: 16, c: 16, d: 12, e: 6, f: 3 })
  })

  it('gives rare strata a row each, where the size allows', () => {
    const population = rows({ a: 960, b: 20, c: 10, d: 5, e: 5 })
    const five = strataOf(population, drawSample({ strategy: 'stratified', size: 5, seed: 3 }, population))
    expect([...five.values()]).toEqual([1, 1, 1, 1, 1])
    const ten = strataOf(population, drawSample({ strategy: 'stratified', size: 10, seed: 3 }, population))
    expect(Object.fromEntries(ten)).toEqual({ a: 6, b: 1, c: 1, d: 1, e: 1 })
    const two = drawSample({ strategy: 'stratified', size: 2, seed: 3 }, population)
    expect(two).toHaveLength(2)
  })

  it('holds each stratum’s share in every beginning of the order', () => {
    fc.assert(
      fc.property(
        anyRows,
        fc.integer({ min: 0, max: 999 }),
        fc.integer({ min: 1, max: 80 }),
        (population, seed, size) => {
          const sample = drawSample({ strategy: 'stratified', size, seed }, population)
          const seats = strataOf(population, sample)
          for (let length = 1; length <= sample.length; length++) {
            const part = strataOf(population, sample.slice(0, length))
            for (const [stratum, count] of seats) {
              const share = count / sample.length
              expect(Math.abs((part.get(stratum) ?? 0) - share * length)).toBeLessThanOrEqual(1 + share * seats.size)
            }
          }
        },
      ),
    )
  })
})

describe('latest', () => {
  const times = [5, 9, null, 7, 9, 1]
  const rows = times.map((time, index) => ({ index, time, stratum: null, user: null, label: 'x' }))
  const taken = (size: number) => drawSample({ strategy: 'latest', size, seed: 4 }, rows).sort((a, b) => a - b)

  it('takes the newest rows; rows without a time are the oldest', () => {
    expect(taken(2)).toEqual([1, 4])
    expect(taken(3)).toEqual([1, 3, 4])
    expect(taken(5)).toEqual([0, 1, 3, 4, 5])
  })

  it('takes the end of the file where there is no time at all', () => {
    const sample = drawSample({ strategy: 'latest', size: 10, seed: 4 }, plainRows(100))
    expect([...sample].sort((a, b) => a - b)).toEqual([90, 91, 92, 93, 94, 95, 96, 97, 98, 99])
    expect(sample).not.toEqual([...sample].sort((a, b) => a - b))
  })

  it('breaks ties at the border by chance, not by place', () => {
    const tied = plainRows(40).map((row) => ({ ...row, time: 1 }))
    const samples = [1, 2, 3].map((seed) => drawSample({ strategy: 'latest', size: 5, seed }, tied).join())
    expect(new Set(samples).size).toBe(3)
  })
})

describe('labels', () => {
  const products = ['甲', '甲', '甲', '甲', '甲', '甲', '乙', '乙', '丙']
  const rows = products.map((label, index) => ({ index, time: null, stratum: null, user: null, label }))
  const countsOf = (sample: readonly number[]) =>
    Object.fromEntries(['甲', '乙', '丙'].map((label) => [label, sample.filter((at) => products[at] === label).length]))

  it('takes the minimum of each product where it has it, and fills up by chance', () => {
    for (let seed = 0; seed < 20; seed++) {
      const counts = countsOf(drawSample({ strategy: 'labels', size: 6, seed, minimum: 2 }, rows))
      expect(counts).toEqual({ 甲: 3, 乙: 2, 丙: 1 })
    }
  })
  it('where the size is too small, each gets its first before any gets its second', () => {
    for (let seed = 0; seed < 20; seed++) {
      const counts = countsOf(drawSample({ strategy: 'labels', size: 3, seed, minimum: 5 }, rows))
      expect(counts).toEqual({ 甲: 1, 乙: 1, 丙: 1 })
    }
  })
})

describe('balanced', () => {
  it('halves between the few products that make half of all, and the rest; any beginning does, too', () => {
    // Head: two products of 30 rows each make 60 of 110.
    const label = (index: number) => (index < 60 ? `头${index % 2}` : `尾${index % 10}`)
    const rows = Array.from({ length: 110 }, (_, index) => ({
      ...{ index, time: null, stratum: null, user: null },
      label: label(index),
    }))
    const sample = drawSample({ strategy: 'balanced', size: 40, seed: 3 }, rows)
    for (const length of [10, 20, 40]) {
      const heads = sample.slice(0, length).filter((at) => at < 60).length
      expect(Math.abs(heads - length / 2)).toBeLessThanOrEqual(1)
    }
    // The tail has 50: the head fills up.
    const most = drawSample({ strategy: 'balanced', size: 108, seed: 3 }, rows)
    expect(most.filter((at) => at >= 60)).toHaveLength(50)
  })
})
