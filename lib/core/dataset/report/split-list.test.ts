import { expect, it } from 'vitest'
import { listSplitter } from './split-list'

const colours = ['红', '绿', '蓝', '黄']
const lists = (joint: string) =>
  Array.from({ length: 60 }, (_, i) => [colours[i % 4], colours[(i + 1) % 4]].slice(0, 1 + (i % 2)).join(joint))

it.each(['、', '，', ';', '|', '/'])('finds lists joined by %j', (joint) => {
  expect(listSplitter(lists(joint))?.(`红${joint}蓝`)).toEqual(['红', '蓝'])
})

it('takes the sign between the things, not the one within their names', () => {
  const teas = ['绿茶 明前 100g', '正山小种红茶 罐装 150g', '福鼎白茶 老树 饼装 350g', '茶具 白瓷 一套']
  const viewed = Array.from({ length: 120 }, (_, i) =>
    [teas[i % 4], teas[(i + 1) % 4], teas[i % 3]].slice(0, 1 + (i % 3)).join('、'),
  )
  expect(listSplitter(viewed)?.(teas.slice(0, 2).join('、'))).toEqual(teas.slice(0, 2))
})

it('reads items out of brackets and quotes', () => {
  const cells = lists('","').map((cell) => `["${cell}"]`)
  expect(listSplitter(cells)?.('["红","蓝"]')).toEqual(['红', '蓝'])
})

it.each([
  ['single values', Array.from({ length: 50 }, (_, i) => colours[i % 4]!)],
  ['sentences', Array.from({ length: 50 }, (_, i) => `今天看了第${i}件商品，昨天又咨询了第${i * 7}位医生`)],
  ['few lists', Array.from({ length: 50 }, (_, i) => (i < 5 ? '红、蓝' : '红'))],
  [
    'names of products with a space',
    Array.from({ length: 90 }, (_, i) => ['绿茶 明前 100g', '红茶 罐装 150g', '白茶 饼 350g'][i % 3]!),
  ],
  ['nothing', []],
  ['empty cells', ['', '']],
])('%s are no lists', (_, cells) => {
  expect(listSplitter(cells)).toBeNull()
})
