import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildDimensions, type DimensionInput, SLICE_ROWS } from './dimensions'
import { rowFactOf } from './run-facts.fixture'

const rowFact = rowFactOf({ labelProducts: ['甲'] })
const repeat = <T>(times: number, value: T): T[] => new Array<T>(times).fill(value)

/** One column of the given cells, and nothing else to tell rows apart by. */
const column = (kind: 'category' | 'number' | 'text', cells: string[]): DimensionInput => ({
  positions: cells.map((_, place) => 2 * place),
  columns: [{ index: 4, name: '列', kind, cells }],
  times: cells.map(() => null),
  rows: cells.map(() => rowFact),
  categoryOf: null,
})
const valuesOf = (input: DimensionInput, key = 'column:4') =>
  buildDimensions(input)
    .dimensions.find((one) => one.key === key)
    ?.slices.map(({ value, positions }) => [value, positions.length])

describe('buildDimensions', () => {
  it('parts a column by its values; rare ones are gathered, empty cells stand by themselves', () => {
    const cells = [
      ...repeat(30, '男'),
      ...repeat(40, ' 女 '),
      ...repeat(20, ''),
      ...repeat(12, '甲'),
      ...repeat(9, '乙'),
    ]
    expect(valuesOf(column('category', cells))).toEqual([
      ['=女', 40],
      ['=男', 30],
      ['other', 21],
      ['empty', 20],
    ])
  })

  it('takes the positions of the sample, not the places of the input', () => {
    const { dimensions } = buildDimensions(column('category', [...repeat(20, 'a'), ...repeat(20, 'b')]))
    expect(dimensions[0]?.slices[1]?.positions.slice(0, 2)).toEqual([40, 42])
  })

  it('parts lists by their items: a row may be in several slices', () => {
    const cells = [...repeat(25, '滋补、清热'), ...repeat(30, '清热'), ...repeat(5, '滋补')]
    expect(valuesOf(column('category', cells))).toEqual([
      ['=清热', 55],
      ['=滋补', 30],
    ])
  })

  it('parts numbers into bands, and few numbers by value', () => {
    const many = Array.from({ length: 200 }, (_, i) => String(i))
    expect(valuesOf(column('number', many))).toEqual([
      ['=0 ≤ … < 39.8', 40],
      ['=39.8 ≤ … < 79.6', 40],
      ['=79.6 ≤ … < 119', 39],
      ['=119 ≤ … < 159', 40],
      ['=159 ≤', 41],
    ])
    expect(valuesOf(column('number', [...repeat(20, '10'), ...repeat(30, '2')]))).toEqual([
      ['=2', 30],
      ['=10', 20],
    ])
  })

  it('makes no slices of texts that hardly come back', () => {
    const input = column(
      'text',
      Array.from({ length: 100 }, (_, i) => `浏览第 ${i} 页`),
    )
    expect(buildDimensions(input)).toEqual({ dimensions: [], unsliced: ['列'] })
    expect(valuesOf(column('category', repeat(50, '同')))).toBeUndefined()
  })

  it('knows users, targets, categories and hours', () => {
    const input = column('category', repeat(60, ''))
    const { dimensions } = buildDimensions({
      ...input,
      times: input.positions.map((_, place) => Date.UTC(2026, 5, 1, place < 30 ? 23 : 2)),
      rows: input.positions.map((_, place) => ({
        ...rowFact,
        earlierRows: place % 2,
        takenBefore: place % 3 === 0,
        labelProducts: place < 20 ? [null] : place < 40 ? ['甲'] : ['甲', '乙'],
      })),
      categoryOf: (product) => (product === '甲' ? '感冒' : ''),
    })
    expect(
      dimensions.map(({ key, slices }) => [key, slices.map(({ value, positions }) => [value, positions.length])]),
    ).toEqual([
      [
        'user',
        [
          ['cold', 30],
          ['warm', 30],
        ],
      ],
      [
        'target',
        [
          ['new', 40],
          ['repeat', 20],
        ],
      ],
      [
        'category',
        [
          ['=感冒', 40],
          ['none', 40],
        ],
      ],
      [
        'hour',
        [
          ['0', 30],
          ['21', 30],
        ],
      ],
    ])
  })

  it('has slices of SLICE_ROWS rows at least, rising, and of rows that there are', () => {
    const cells = fc.array(fc.constantFrom('', 'a', 'b', 'c', '1', '2.5', 'x、y'), { minLength: 20, maxLength: 150 })
    fc.assert(
      fc.property(cells, fc.constantFrom('category' as const, 'number' as const), (texts, kind) => {
        const input = column(kind, texts)
        for (const { slices } of buildDimensions(input).dimensions) {
          expect(slices.length).toBeGreaterThan(1)
          for (const { positions } of slices) {
            expect(positions.length).toBeGreaterThanOrEqual(SLICE_ROWS)
            expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b))
            expect(positions.every((position) => input.positions.includes(position))).toBe(true)
          }
        }
      }),
    )
  })
})
