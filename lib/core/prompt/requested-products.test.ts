import { describe, expect, it } from 'vitest'
import { requestedFormat } from './requested-products'

describe('requestedFormat', () => {
  it.each([
    ['请推荐 5 个产品', 5],
    ['推荐下一个产品，每一个写明理由，共列出 4 个产品', 4],
    ['请推荐五个产品', 5],
    ['请为用户推荐最可能购买的十二款商品', 12],
    ['推荐二十个', 20],
    ['给出两种药品', 2],
    ['推荐３个产品', 3],
    ['用户3个月内看过 6 个商品，2次加购。请推荐最可能购买的 4 个商品', 4],
    ['用户浏览 8 件。输出top 3', 3],
    ['预测前10名', 10],
    ['Recommend the top-7 products', 7],
    ['Please suggest 3 health products for this user', 3],
    ['List five items', 5],
    ['推荐 100 个产品', 20],
    ['推荐 0 个产品', 1],
    ['推荐产品', 5],
    ['', 5],
    ['年龄36~40岁，3个月前购买', 5],
  ])('reads the count of %j', (text, count) => expect(requestedFormat(text).count).toBe(count))

  it.each([
    ['请以 JSON 数组输出', 'json'],
    ['Return a json object like {"products": []}', 'json'],
    ['不要输出JSON，直接编号列出', 'numbered'],
    ['Answer as <recommendation><product>name</product></recommendation>', 'xml'],
    ['<recommendation_1>…</recommendation_1>', 'xml'],
    ['按 XML 输出', 'xml'],
    ['<USER_PROFILE>性别女</USER_PROFILE>\n请给出编号的推荐', 'numbered'],
    ['推荐产品', 'numbered'],
  ])('reads the format of %j', (text, format) => expect(requestedFormat(text).format).toBe(format))

  it.each([
    ['请推荐 5 个产品', 'zh'],
    ['Recommend five products for a woman from 广东省', 'en'],
    ['请根据用户信息推荐，用英文回答', 'en'],
    ['Recommend products. Answer in Chinese.', 'zh'],
    ['<USER_PROFILE>女</USER_PROFILE> 推荐产品', 'zh'],
    ['', 'en'],
  ])('reads the language of %j', (text, language) => expect(requestedFormat(text).language).toBe(language))
})
