import { expect, it } from 'vitest'
import { listSplitter } from './split-list'

const colours = ['红', '绿', '蓝', '黄']
const lists = (joint: string) =>
  Array.from({ length: 60 }, (_, i) => [colours[i % 4], colours[(i + 1) % 4]].slice(0, 1 + (i % 2)).join(joint))

it.each(['、', '，', ';', '|', '/'])('finds lists joined by %j', (joint) => {
  expect(listSplitter(lists(joint))?.(`红${joint}蓝`)).toEqual(['红', '蓝'])
})

it('reads items out of brackets and quotes', () => {
  const cells = lists('","').map((cell) => `["${cell}"]`)
  expect(listSplitter(cells)?.('["红","蓝"]')).toEqual(['红', '蓝'])
})

it.each([
  ['single values', Array.from({ length: 50 }, (_, i) => colours[i % 4]!)],
  ['sentences', Array.from({ length: 50 }, (_, i) => `今天看了第${i}件商品，昨天又咨询了第${i * 7}位医生`)],
  ['few lists', Array.from({ length: 50 }, (_, i) => (i < 5 ? '红、蓝' : '红'))],
  ['nothing', []],
  ['empty cells', ['', '']],
])('%s are no lists', (_, cells) => {
  expect(listSplitter(cells)).toBeNull()
})
