import { describe, expect, it } from 'vitest'
import type { PreviewDataset } from '@/components/prompt/prompt-text'
import {
  type BuilderDraft,
  type DraftItem,
  newDraft,
  newItem,
  problemOf,
  readDraft,
  suggestPipe,
  writeDraft,
} from './builder-draft'

const column = (name: string, topValues: string[] = []): PreviewDataset['columns'][number] => ({
  name,
  role: 'feature',
  kind: 'category',
  topValues,
})
const columns = [column('性别', ['2', '1']), column('age')]
const rows = ['1', '1', '3', '', '2'].map((sex, index) => ({ index, cells: [sex, String(index * 10)] }))
const names = columns.map(({ name }) => name)

const draftOf = (item: Partial<DraftItem>): BuilderDraft => ({
  ...newDraft('USER', columns),
  items: [{ ...newItem(0, '性别'), ...item }],
})

describe('a draft', () => {
  it('begins with the name of each column before it', () => {
    const draft = { ...newDraft('USER', columns), items: [newItem(0, '性别'), newItem(1, 'age')] }
    expect(writeDraft(draft)).toBe('性别{{性别}}，age: {{age}}')
    expect(newDraft('USER', [column('age')]).separator).toBe(', ')
  })

  it('writes no pipe for what is not filled in or changes nothing', () => {
    expect(writeDraft(draftOf({ pipe: suggestPipe('map', '性别', columns, rows) }))).toBe('性别{{性别}}')
    expect(writeDraft(draftOf({ pipe: { kind: 'band', bands: [{ low: null, high: null, name: 'x' }] } }))).toBe(
      '性别{{性别}}',
    )
  })

  it('writes what was filled in; with words for all else, unchanged values are kept', () => {
    const pairs = [
      { from: '1', to: '男' },
      { from: '2', to: '2' },
    ]
    expect(writeDraft(draftOf({ pipe: { kind: 'map', pairs }, empty: '没填' }))).toBe(
      '性别{{性别|map:1=男|empty:没填}}',
    )
    expect(writeDraft(draftOf({ pipe: { kind: 'map', pairs, otherwise: '其他' } }))).toBe(
      '性别{{性别|map:1=男;2=2;*=其他}}',
    )
  })

  it('is read back from what it wrote', () => {
    const draft = draftOf({ before: '性别为', after: '性', pipe: { kind: 'truncate', length: 3 }, empty: '无' })
    expect(readDraft('USER', writeDraft(draft), names)).toEqual(draft)
  })

  it('is none of a value that the form can not show', () => {
    expect(readDraft('USER', '自由的文字', names)).toBeNull()
    expect(readDraft('USER', '{{性别|map:1=男;*=}}', names)).toBeNull()
  })

  it('says what is wrong with an item', () => {
    const item = newItem(0, '性别')
    expect(problemOf(item)).toBeNull()
    expect(problemOf({ ...item, pipe: { kind: 'truncate', length: 0 } })?.reason).toBe('length')
    expect(problemOf({ ...item, pipe: { kind: 'list', joiner: '', most: 5 } })?.reason).toBe('needsValue')
    expect(problemOf({ ...item, pipe: { kind: 'band', bands: [{ low: 9, high: 3, name: '' }] } })?.reason).toBe(
      'backwards',
    )
  })
})

describe('suggestPipe', () => {
  it('fills a mapping with the most frequent values, of the column and then of the rows', () => {
    expect(suggestPipe('map', '性别', columns, rows)).toEqual({
      kind: 'map',
      pairs: ['2', '1', '3'].map((value) => ({ from: value, to: value })),
    })
  })

  it('cuts bands at quantiles of the rows, or leaves one open to fill in', () => {
    // quantile(c(0, 10, 20, 30, 40), c(.25, .5, .75), type = 1) in R: 10 20 30.
    expect(suggestPipe('band', 'age', columns, rows)).toMatchObject({
      bands: [{ high: 9 }, { low: 10, high: 19 }, { low: 20, high: 29 }, { low: 30 }],
    })
    expect(suggestPipe('band', 'age', columns, [])).toMatchObject({ bands: [{ low: null, high: null }] })
  })
})
