import { expect, it } from 'vitest'
import { guessPoolColumns, parseNumber, splitAliases } from './pool-columns'

it('finds the columns of a Chinese and of an English pool', () => {
  expect(guessPoolColumns(['产品', 'SKU', '类目', '规格', '价格', '库存', '曝光', '点击', 'CTR分'])).toEqual({
    product: 0,
    alias: -1,
    sku: 1,
    category: 2,
    price: 4,
    stock: 5,
    impressions: 6,
    clicks: 7,
    score: 8,
  })
  expect(guessPoolColumns(['sku_id', 'title', 'price', 'click_rate'])).toMatchObject({
    sku: 0,
    product: 1,
    price: 2,
    clicks: -1,
    stock: -1,
  })
  expect(guessPoolColumns(['点击率', '点击', '商品名'])).toMatchObject({ product: 2, clicks: 1, score: 0 })
})

it('takes the chosen name column, and the first free one where no header speaks', () => {
  expect(guessPoolColumns(['产品', '别名'], { product: '别名' })).toMatchObject({ product: 1, alias: -1 })
  expect(guessPoolColumns(['a'])).toMatchObject({ product: 0, sku: -1 })
})

it('takes any chosen column for what it is said to hold, and leaves the others to be guessed', () => {
  const names = ['品名', '可卖', '到手价(元)', '现货', '类别']
  expect(guessPoolColumns(names)).toMatchObject({ product: 0, price: 2, stock: -1, category: 4 })
  expect(guessPoolColumns(names, { stock: '现货', category: '可卖' })).toMatchObject({
    stock: 3,
    category: 1,
    product: 0,
  })
  expect(guessPoolColumns(['產品名稱', '價格', '庫存'])).toMatchObject({ product: 0, price: 1, stock: 2 })
})

it('takes any chosen column as the score, and finds a column of aliases', () => {
  expect(guessPoolColumns(['产品', '点击率', '精排分v2'], { score: '精排分v2' })).toMatchObject({
    product: 0,
    score: 2,
  })
  expect(guessPoolColumns(['商品名称', '商品别名', 'SKU'])).toMatchObject({ product: 0, alias: 1, sku: 2 })
  expect(guessPoolColumns(['name', 'aliases'])).toMatchObject({ product: 0, alias: 1 })
})

it('splits aliases', () => {
  expect(splitAliases('芬必得| 布洛芬 、芬必得、', '布洛芬')).toEqual(['芬必得'])
  expect(splitAliases(undefined, '甲')).toEqual([])
})

it.each([
  ['1,234', 1234],
  ['￥9.9', 9.9],
  ['３５', 35],
  ['4.5%', 0.045],
  ['', null],
  ['无', null],
  [undefined, null],
])('reads %s as %s', (cell, value) => {
  expect(parseNumber(cell)).toBe(value)
})
