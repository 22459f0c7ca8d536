import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ColumnKind } from './dataset'
import { createHashSet } from './hash-set'
import { type ColumnProfile, createTableProfiler, distinctLimit } from './profile'

function profile(values: readonly string[]): ColumnProfile {
  const profiler = createTableProfiler(['x'])
  profiler.add(values.map((value) => [value]))
  return profiler.result()[0]!
}
const numbered = <T>(size: number, name: (at: number) => T): T[] => Array.from({ length: size }, (_, at) => name(at))

describe('column profile', () => {
  it('gives coverage, distinct values and the five most frequent', () => {
    expect(profile(['女', '男', '女', '', ' ', '女', '男', '未知', 'a', 'b', 'c'])).toEqual({
      name: 'x',
      kind: 'category',
      coverage: 9 / 11,
      distinct: 6,
      topValues: ['女', '男', '未知', 'a', 'b'],
    })
  })

  it('has zeros for an empty column and no rows', () => {
    expect(profile(['', ''])).toMatchObject({ coverage: 0, distinct: 0, topValues: [], kind: 'category' })
    expect(profile([])).toMatchObject({ coverage: 0, distinct: 0 })
  })

  it('agrees with a plain count for any cells', () => {
    const cell = fc.constantFrom('', 'a', 'b', '药', ' a ', '10', 'x'.repeat(300), `${'x'.repeat(299)}y`)
    fc.assert(
      fc.property(fc.array(cell), (values) => {
        const counts = new Map<string, number>()
        for (const value of values.map((text) => text.trim()))
          if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
        const result = profile(values)
        expect(result.distinct).toBe(counts.size)
        const filled = [...counts.values()].reduce((sum, count) => sum + count, 0)
        expect(result.coverage).toBe(values.length === 0 ? 0 : filled / values.length)
        const ordered = [...counts].sort(([, a], [, b]) => b - a).slice(0, 5)
        expect(result.topValues).toEqual(
          ordered.map(([value]) => (value.length > 200 ? `${value.slice(0, 200)}…` : value)),
        )
      }),
    )
  })

  it('stops counting at the limit and still knows a frequent early value', () => {
    const values = ['often', 'often', ...numbered(25_000, (at) => `u${at}`), ...numbered(50, () => 'often')]
    expect(profile(values)).toMatchObject({ distinct: distinctLimit, topValues: ['often', 'u0', 'u1', 'u2', 'u3'] })
  })

  it('counts distinct values of wide tables beyond the values it keeps', () => {
    const names = numbered(5_000, (at) => `c${at}`)
    const profiler = createTableProfiler(names)
    profiler.add(numbered(700, (row) => names.map((_, at) => (at === 0 ? `v${row % 650}` : 'same'))))
    expect(profiler.result()[0]).toMatchObject({ distinct: 650, coverage: 1 })
    expect(profiler.result()[4_999]).toMatchObject({ distinct: 1, topValues: ['same'] })
  })

  it.each<[ColumnKind, string[]]>([
    ['category', ['男', '女', '女']],
    ['category', ['18~25岁', '26~35岁', '36~40岁']],
    ['number', ['1', '2.5', '-3', '1,200', '7%', '1e3']],
    ['number', numbered(300, (at) => String(at % 50))],
    ['time', ['2024-03-01', '2024/3/1', '2024-03-01 10:00:00', '2024-03-01T10:00:00.5Z', '2024-03-01T10:00:00+08:00']],
    ['time', ['2024年3月1日', '2024年3月1日 10时30分', '20240301', '1709258400000']],
    ['identifier', numbered(100, (at) => `U${1000 + (at % 40)}`)],
    ['identifier', numbered(100, (at) => String(100_000 + at))],
    ['number', numbered(100, (at) => String(100_000 + (at % 30) * 500))],
    ['category', ['v1', 'v2', 'v3']],
    ['text', numbered(40, (at) => `浏览了龙胆泻肝片，第${at}次`)],
    ['text', ['这个用户最近三天浏览了很多中药和滋补类的产品，并且收藏了一些']],
  ])('calls %s what looks so: %j', (kind, values) => {
    expect(profile(values).kind).toBe(kind)
  })
})

it('a hash set holds up to its capacity, zero included', () => {
  const set = createHashSet(1_000)
  expect(numbered(1_000, String).every((_, at) => set.add(at === 0 ? 0 : at * 7919))).toBe(true)
  expect(set.add(0)).toBe(false)
  expect(set.add(7919)).toBe(false)
})
