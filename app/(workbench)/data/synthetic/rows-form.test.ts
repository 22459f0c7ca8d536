import { describe, expect, it } from 'vitest'
import { firstModel } from '@/components/prompt/model-chosen'
import { type ColumnSource, emptyForm, namesIn, rowsInput, takeOver } from './rows-form'

const source: ColumnSource = {
  ...{ key: 'd', kind: 'dataset', name: '用户', label: '下一个产品' },
  columns: [
    { name: '性别', examples: ['男', '女'] },
    { name: '下一个产品', examples: [] },
  ],
}

describe('takeOver', () => {
  it('puts columns behind those that are there, each once', () => {
    const form = { ...emptyForm('zh'), columns: '性别: 男\n' }
    expect(takeOver(form, source)).toEqual({ columns: '性别: 男\n下一个产品', label: '下一个产品' })
    expect(takeOver(emptyForm('zh'), source).columns).toBe('性别: 男 | 女\n下一个产品')
    expect(takeOver({ ...form, label: '性别' }, source).label).toBeUndefined()
  })
})

it('asks by other seeds for further rows, and for no label where none is chosen', () => {
  expect(rowsInput(emptyForm('en'), firstModel, 30)).toMatchObject({ connection: 'embedded', label: null, seed: 31 })
  expect(namesIn('性别\n: 坏')).toEqual([])
})
