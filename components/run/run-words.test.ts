import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countRows, tallyRows } from '@/lib/core/scoring/row-tally'
import { armTitles } from './arm-title'
import { rowSentence } from './row-sentence'
import { visibleProducts } from './visible-products'

describe('rowSentence', () => {
  const columns = (['user', 'time', 'feature', 'feature', 'label', 'labelSku', 'ignore', 'feature'] as const).map(
    (role) => ({ role }),
  )
  const cells = ['U1', '2026-06-01', '女', ' ', '龙胆泻肝片', '100', 'x', '浏览菊花茶 2 次']

  it('joins what the features say', () => {
    expect(rowSentence(columns, { label: 4, user: 0, time: 1 }, cells)).toBe('女 · 浏览菊花茶 2 次')
  })

  it('never shows the label of the run, even where its role has changed since', () => {
    const changed = columns.map((column, at) => (at === 4 ? ({ role: 'feature' } as const) : column))
    expect(rowSentence(changed, { label: 4, user: null, time: null }, cells)).not.toContain('龙胆泻肝片')
  })
})

describe('visibleProducts', () => {
  it('shows the first three, and the hit wherever it stands', () => {
    expect(visibleProducts(['a', 'b', 'c', 'd', 'e'], 0)).toEqual({
      shown: [
        { name: 'a', rank: 1 },
        { name: 'b', rank: 2 },
        { name: 'c', rank: 3 },
      ],
      more: 2,
    })
    expect(visibleProducts(['a', 'b', 'c', 'd', 'e'], 5).shown.map(({ rank }) => rank)).toEqual([1, 2, 5])
    expect(visibleProducts([], 0)).toEqual({ shown: [], more: 0 })
  })
})

describe('armTitles', () => {
  it('names the model only where there are several', () => {
    expect(armTitles([{ name: 'x v1', model: 'm' }])).toEqual(['x v1'])
    expect(
      armTitles([
        { name: 'x v1', model: 'm' },
        { name: 'x v1', model: 'n' },
      ]),
    ).toEqual(['x v1 · m', 'x v1 · n'])
    const both = [
      { name: 'x v1', model: 'embedded' },
      { name: 'x v1', model: 'n' },
    ]
    expect(armTitles(both, { embedded: '内置模型' })).toEqual(['x v1 · 内置模型', 'x v1 · n'])
  })
})

describe('countRows', () => {
  it('puts every finished row into one of the four, whatever the trials', () => {
    const trials = fc.array(
      fc.record({
        arm: fc.nat(2),
        position: fc.nat(30),
        outcome: fc.constantFrom('scored', 'unparseable', 'refused', 'failed'),
        hitRank: fc.nat(8),
      }),
    )
    fc.assert(
      fc.property(trials, (all) => {
        const counts = countRows(tallyRows(all, { arms: 3, rows: 31, k: 5 }), 0, 2)
        expect(counts.onlyA + counts.onlyB + counts.both + counts.neither).toBe(counts.all)
        expect(counts.all).toBe(new Set(all.map((trial) => trial.position)).size)
      }),
    )
  })

  it('counts the named rows alone where some are named', () => {
    const trial = { arm: 0, outcome: 'scored', hitRank: 1 } as const
    const trials = [
      { ...trial, position: 0 },
      { ...trial, position: 2, hitRank: 0, outcome: 'refused' as const },
    ]
    const tally = tallyRows(trials, { arms: 1, rows: 4, k: 5 })
    expect(countRows(tally, 0, 1, [2, 3])).toMatchObject({ all: 1, onlyA: 0, neither: 1, refused: 1 })
    expect(countRows(tally, 0, 1)).toMatchObject({ all: 2, onlyA: 1, refused: 1 })
  })

  it('counts hits beyond k as misses', () => {
    const trial = { arm: 0, position: 0, outcome: 'scored', hitRank: 6 } as const
    const tally = tallyRows([trial, { ...trial, arm: 1, hitRank: 5 }], { arms: 2, rows: 1, k: 5 })
    expect(countRows(tally, 0, 1)).toMatchObject({ all: 1, onlyA: 0, onlyB: 1 })
    expect(countRows(tally, 1, 0)).toMatchObject({ onlyA: 1, onlyB: 0 })
  })
})
