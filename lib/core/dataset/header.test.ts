import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uniqueHeader } from './header'

describe('unique headers', () => {
  it('fills empty names by position and numbers repeated ones', () => {
    expect(uniqueHeader(['a', 'b', ' ', 'a', 'a'])).toEqual({
      names: ['a', 'b', 'column_3', 'a_2', 'a_3'],
      changes: [
        { column: 3, from: '', to: 'column_3' },
        { column: 4, from: 'a', to: 'a_2' },
        { column: 5, from: 'a', to: 'a_3' },
      ],
    })
  })

  it('speaks Chinese where the other headers do', () => {
    expect(uniqueHeader(['用户', '', '列']).names).toEqual(['用户', '列_2', '列'])
    expect(uniqueHeader(['列', '列', '']).names).toEqual(['列', '列_2', '列_3'])
  })

  it('never takes a name that another header has', () => {
    expect(uniqueHeader(['a', 'a', 'a_2', '', 'column_4']).names).toEqual(['a', 'a_3', 'a_2', 'column_5', 'column_4'])
  })

  it('trims and drops a byte order mark without calling that a change', () => {
    expect(uniqueHeader(['\uFEFFa', ' b '])).toEqual({ names: ['a', 'b'], changes: [] })
    expect(uniqueHeader(['下一\r\n产品', '用户\nID', 'age \n(years)']).names).toEqual([
      '下一产品',
      '用户 ID',
      'age (years)',
    ])
  })

  it('gives unique, non-empty names for any cells, and changes only what it tells', () => {
    const cell = fc.oneof(fc.constantFrom('', 'a', 'a_2', 'column_2', '列_3', '名'), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
        const { names, changes } = uniqueHeader(cells)
        expect(new Set(names).size).toBe(cells.length)
        const told = new Map(changes.map((change) => [change.column - 1, change.to]))
        names.forEach((name, at) => {
          expect(name).not.toBe('')
          expect(name).toBe(
            told.get(at) ??
              cells[at]!.replaceAll('\uFEFF', '')
                .trim()
                .replace(/\s*[\r\n]\s*/g, ' '),
          )
        })
      }),
    )
  })
})
