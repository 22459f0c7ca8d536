import fc from 'fast-check'
import { expect, it } from 'vitest'
import { filterEntries } from './filter-entries'

const entries = [
  { key: 'data', label: '数据', also: '/data' },
  { key: 'import', label: 'Import data', also: '/data' },
  { key: 'batch', label: '批量测试', also: '/batch' },
]
const keys = (query: string) => filterEntries(entries, query).map(({ key }) => key)

it.each([
  ['', ['data', 'import', 'batch']],
  ['  ', ['data', 'import', 'batch']],
  ['批量', ['batch']],
  ['DATA', ['data', 'import']],
  ['data imp', ['import']],
  // Full-width letters, as a Chinese input method may leave them.
  ['ｂａｔｃｈ', ['batch']],
  ['nothing', []],
])('%j finds %j', (query, found) => expect(keys(query)).toEqual(found))

it('finds every entry by any part of its label, and never changes the order', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 }), fc.nat(), (labels, pick) => {
      const all = labels.map((label, at) => ({ key: String(at), label, also: '' }))
      const label = labels[pick % labels.length] ?? ''
      const found = filterEntries(all, label.slice(0, 3)).map(({ key }) => Number(key))
      expect(found).toContain(pick % labels.length)
      expect(found).toEqual([...found].sort((x, y) => x - y))
    }),
  )
})
