import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AnswerFormat, parseAnswer } from './parse-answer'

type Case = [title: string, answer: string, format: AnswerFormat, names: string[]]

const json: Case[] = [
  ['array of strings', '["龙胆泻肝片", "知柏地黄丸"]', 'json', ['龙胆泻肝片', '知柏地黄丸']],
  [
    'array of objects',
    '[{"product":"龙胆泻肝片","reason":"清热"},{"product":"维生素C","reason":"抗氧化"}]',
    'json',
    ['龙胆泻肝片', '维生素C'],
  ],
  [
    'fenced after prose',
    '以下是推荐：\n```json\n{"recommendations":[{"product_name":"A1 pen","explanation":"x"}]}\n```\n希望有帮助。',
    'json',
    ['A1 pen'],
  ],
  [
    'Chinese keys',
    '{"推荐列表":[{"产品名称":"阿胶","推荐理由":"补血"},{"产品名称":"红枣","推荐理由":"甜"}]}',
    'json',
    ['阿胶', '红枣'],
  ],
  ['array under any key', '{"user":{"name":"张三"},"xyz":["A片","B丸"]}', 'json', ['A片', 'B丸']],
  ['a title beside the list', '{"title":"推荐","products":[{"name":"A片"}]}', 'json', ['A片']],
  [
    'numbered keys',
    '{"recommendation_1":{"product":"A片"},"recommendation_2":{"product":"B丸"}}',
    'json',
    ['A片', 'B丸'],
  ],
  ['numbered keys with strings', '{"1":"A片","2":"B丸","reason_1":"x"}', 'json', ['A片', 'B丸']],
  ['one object a line', '{"product":"A片"}\n{"product":"B丸"}', 'json', ['A片', 'B丸']],
  ['nested product', '[{"rank":1,"product":{"name":"A片"}}]', 'json', ['A片']],
  ['numbers inside strings', '["1. A片：清热", "2. B丸（24片）"]', 'json', ['A片', 'B丸（24片）']],
  ['cut off in a reason', '[{"product":"A片","reason":"好"},{"product":"B丸","reason":"因为这', 'json', ['A片', 'B丸']],
  ['cut off in a name', '```json\n["A片", "B丸", "C胶', 'json', ['A片', 'B丸']],
  ['cut off in an object', '{"recommendations": [{"name": "Vitamin C"}, {"name": "Fish', 'json', ['Vitamin C']],
  ['quotes inside strings', '[{"product":"A片","reason":"他说"好用"的"},{"product":"B丸"}]', 'json', ['A片', 'B丸']],
  ['trailing commas and single quotes', "['A片', 'Women's Vitamin',]", 'json', ['A片', "Women's Vitamin"]],
  ['full-width commas', '["A片"，"B丸"]', 'json', ['A片', 'B丸']],
  ['escapes', '["\\u963f\\u80f6", "a\\/b"]', 'json', ['阿胶', 'a/b']],
  ['bracket numbers are no JSON', '参考[1]，推荐：\n1. A片\n2. B丸', 'numbered', ['A片', 'B丸']],
  ['JSON without products', '{"error": "no data"}', 'none', []],
  ['cut off before any name', '[{"product":"龙胆', 'none', []],
]

const xml: Case[] = [
  [
    'nested tags',
    '<recommendation><product>A片</product><explanation>清热</explanation></recommendation>\n<recommendation><product>B丸</product><explanation>x</explanation></recommendation>',
    'xml',
    ['A片', 'B丸'],
  ],
  ['product tags alone', '<product>A片</product><product>B丸</product>', 'xml', ['A片', 'B丸']],
  ['items', '<items><item>A片</item><item>B丸：好</item></items>', 'xml', ['A片', 'B丸']],
  [
    'numbered tags',
    '<recommendation_1>A片 - 清热</recommendation_1>\n<recommendation_2>B丸</recommendation_2>',
    'xml',
    ['A片', 'B丸'],
  ],
  [
    'numbered product tags',
    '<product1>A片</product1><reason1>好</reason1><product2>B丸</product2>',
    'xml',
    ['A片', 'B丸'],
  ],
  [
    'names',
    '<products><product><name>Vitamin C &amp; Zinc</name><reason>x</reason></product></products>',
    'xml',
    ['Vitamin C & Zinc'],
  ],
  [
    'labelled lines inside',
    '<recommendation>\n产品：A片\n理由：好\n</recommendation><recommendation>\n产品：B丸\n理由：好\n</recommendation>',
    'xml',
    ['A片', 'B丸'],
  ],
  ['Chinese tags', '<推荐><产品>A片</产品><理由>好</理由></推荐>', 'xml', ['A片']],
  ['cut off', '<recommendation><product>A片</product></recommendation><recommendation><product>B', 'xml', ['A片']],
  [
    'a list inside one tag',
    '<recommendations>\n1. A片：好\n2. B丸：好\n</recommendations>',
    'numbered',
    ['A片', 'B丸'],
  ],
  ['a list inside an answer tag', '<answer>1. A片\n2. B丸</answer>', 'numbered', ['A片', 'B丸']],
  ['HTML list', '<ul><li><b>A片</b>：好</li><li>B丸</li></ul>', 'bulleted', ['A片', 'B丸']],
]

const numbered: Case[] = [
  ['dots', '1. 龙胆泻肝片\n2. 知柏地黄丸', 'numbered', ['龙胆泻肝片', '知柏地黄丸']],
  ['without space', '1.龙胆泻肝片\n2.999感冒灵颗粒', 'numbered', ['龙胆泻肝片', '999感冒灵颗粒']],
  ['enumeration commas', '1、A片：好\n2、B丸：好', 'numbered', ['A片', 'B丸']],
  ['brackets', '1）A片\n2）B丸', 'numbered', ['A片', 'B丸']],
  ['round brackets', '(1) A片\n（2）B丸', 'numbered', ['A片', 'B丸']],
  ['circled', '①A片\n② B丸', 'numbered', ['A片', 'B丸']],
  ['ordinals', '第一：A片\n第二：B丸', 'numbered', ['A片', 'B丸']],
  ['Chinese ordinals', '一、A片\n二、B丸', 'numbered', ['A片', 'B丸']],
  ['bold with number', '**1. A片**：清热\n**2. B丸**', 'numbered', ['A片', 'B丸']],
  ['bold names', '1. **A片**：清热\n2. **B丸** 适合上火', 'numbered', ['A片', 'B丸']],
  ['bold names with colon inside', '1. **A片：** 清热\n2. **B丸:** 好', 'numbered', ['A片', 'B丸']],
  [
    'recommendation n',
    'Recommendation 1: Vitamin C\nRecommendation 2: Fish Oil - good for the heart',
    'numbered',
    ['Vitamin C', 'Fish Oil'],
  ],
  ['推荐 n', '推荐1：A片\n推荐2：B丸', 'numbered', ['A片', 'B丸']],
  ['angle brackets', 'recommendation 1: <A片>\nrecommendation 2: <B丸>', 'numbered', ['A片', 'B丸']],
  [
    'recommendation blocks',
    '**Recommendation 1:**\n- **Product:** Vitamin C\n- **Explanation:** immune\n\n**Recommendation 2:**\n- **Product:** Zinc\n- **Explanation:** immune',
    'numbered',
    ['Vitamin C', 'Zinc'],
  ],
  ['items over lines', '1. 产品：A片\n   理由：清热\n2. 产品：B丸\n   理由：好', 'numbered', ['A片', 'B丸']],
  [
    'labels below empty markers',
    '1.\n产品名称：A片\n推荐理由：清热\n2.\n产品名称：B丸\n推荐理由：好',
    'numbered',
    ['A片', 'B丸'],
  ],
  [
    'category line with product below',
    '1. 清热类\n   - 产品：A片\n2. 滋阴类\n   - 产品：B丸',
    'numbered',
    ['A片', 'B丸'],
  ],
  ['bulleted details', '1. **A片**\n   - 清肝胆湿热\n   - 适合女性\n2. **B丸**\n   - 滋阴', 'numbered', ['A片', 'B丸']],
  ['headings', '### 1. A片\n功效：清热\n\n### 2. B丸\n功效：滋阴', 'numbered', ['A片', 'B丸']],
  [
    'intro and outro',
    '根据该用户的画像，推荐以下产品：\n\n1. A片\n2. B丸\n\n以上产品请在医生指导下使用。',
    'numbered',
    ['A片', 'B丸'],
  ],
  [
    'warnings after the list',
    '推荐产品：\n1. A片\n2. B丸\n\n注意事项：\n1. 请遵医嘱\n2. 孕妇慎用',
    'numbered',
    ['A片', 'B丸'],
  ],
  [
    'analysis before the list',
    '## 用户分析\n1. 性别女\n2. 36岁\n\n## 推荐产品\n1. A片\n2. B丸',
    'numbered',
    ['A片', 'B丸'],
  ],
  ['analysis in ordinals', '一、用户分析\n1. 女性\n二、推荐产品\n1. A片\n2. B丸', 'numbered', ['A片', 'B丸']],
  ['one line', '1. A片 2. B丸 3. C胶囊', 'numbered', ['A片', 'B丸', 'C胶囊']],
  ['one line after a label', '推荐：1、A片；2、B丸；3、C胶囊', 'numbered', ['A片', 'B丸', 'C胶囊']],
  ['all ones', '1. A片\n1. B丸\n1. C胶囊', 'numbered', ['A片', 'B丸', 'C胶囊']],
  [
    'specs stay',
    '1. 龙胆泻肝片（0.25g*24片）：清热\n2. 阿司匹林肠溶片(100mg*30片)\n3. **阿胶**（250g）',
    'numbered',
    ['龙胆泻肝片（0.25g*24片）', '阿司匹林肠溶片(100mg*30片)', '阿胶（250g）'],
  ],
  ['explaining brackets go', '1. A片（因为用户上火）\n2. B丸(suitable for women)', 'numbered', ['A片', 'B丸']],
  [
    'dashes',
    '1. A片 - 清热\n2. B丸 – 好\n3. C胶囊——好\n4. D-E 泡腾片 — x',
    'numbered',
    ['A片', 'B丸', 'C胶囊', 'D-E 泡腾片'],
  ],
  ['Chinese sentences', '1. A片，清热解毒，适合上火。\n2. B丸。滋阴。', 'numbered', ['A片', 'B丸']],
  ['quotes', '1. 《A片》\n2. “B丸”：好\n3. "Vitamin C"', 'numbered', ['A片', 'B丸', 'Vitamin C']],
  ['brand brackets', '1. 【同仁堂】A片\n2. 【B丸】', 'numbered', ['【同仁堂】A片', 'B丸']],
  ['decimals are no marker', '1. A片\n1.5L装更划算\n2. B丸', 'numbered', ['A片', 'B丸']],
  ['ratios stay', '1. 维生素C 1:1 套装：好\n2. B丸', 'numbered', ['维生素C 1:1 套装', 'B丸']],
  [
    'English sentences',
    '1. Fish Oil, because it helps the heart\n2. Aspirin, 100mg: daily',
    'numbered',
    ['Fish Oil', 'Aspirin, 100mg'],
  ],
  ['fenced', '```\n1. A片\n2. B丸\n```', 'numbered', ['A片', 'B丸']],
  ['emoji', '1️⃣ A片\n2️⃣ B丸', 'numbered', ['A片', 'B丸']],
  ['duplicates', '1. A片\n2. ａ片\n3. a片 \n4. B丸', 'numbered', ['A片', 'B丸']],
  ['links', '1. [A片](https://x.y/z)\n2. B丸', 'numbered', ['A片', 'B丸']],
]

const others: Case[] = [
  ['hyphens', '- A片\n- B丸：好', 'bulleted', ['A片', 'B丸']],
  ['stars and dots', '* A片\n* B丸', 'bulleted', ['A片', 'B丸']],
  ['bullets without space', '•A片\n·B丸', 'bulleted', ['A片', 'B丸']],
  ['bullets of products and reasons', '- 产品：A片\n- 理由：清热\n- 产品：B丸\n- 理由：好', 'bulleted', ['A片', 'B丸']],
  ['warnings by number below bullets', '推荐：\n- A片\n- B丸\n\n温馨提示：\n1. 遵医嘱', 'bulleted', ['A片', 'B丸']],
  ['nested bullets', '- **A片**\n  - 清热\n- **B丸**\n  - 滋阴', 'bulleted', ['A片', 'B丸']],
  [
    'table',
    '推荐如下\n| 序号 | 产品 | 推荐理由 |\n|---|:---:|---|\n| 1 | A片 | 清热 |\n| 2 | **B丸** | 好 |\n',
    'lines',
    ['A片', 'B丸'],
  ],
  ['table without a known header', '| # | x |\n|--|--|\n| 1 | Zinc |', 'lines', ['Zinc']],
  ['lines', '龙胆泻肝片\n知柏地黄丸\n维生素C泡腾片', 'lines', ['龙胆泻肝片', '知柏地黄丸', '维生素C泡腾片']],
  [
    'lines after an intro',
    '推荐以下产品：\n龙胆泻肝片\n知柏地黄丸\n希望对您有帮助！',
    'lines',
    ['龙胆泻肝片', '知柏地黄丸'],
  ],
  [
    'lines with explanations',
    '龙胆泻肝片：清肝胆湿热，适合上火。\n知柏地黄丸 - 滋阴',
    'lines',
    ['龙胆泻肝片', '知柏地黄丸'],
  ],
  ['labelled lines', '产品：A片\n理由：好\n\n产品：B丸\n理由：好', 'lines', ['A片', 'B丸']],
  ['bold lines', '**A片**\n清热解毒。\n\n**B丸**\n滋阴。', 'lines', ['A片', 'B丸']],
  ['names in a row', '推荐产品：龙胆泻肝片、知柏地黄丸、维生素C', 'lines', ['龙胆泻肝片', '知柏地黄丸', '维生素C']],
  ['English names in a row', 'Vitamin C, Fish Oil, Zinc', 'lines', ['Vitamin C', 'Fish Oil', 'Zinc']],
  ['an announced name', '用户最可能购买：龙胆泻肝片', 'lines', ['龙胆泻肝片']],
  ['an answer label', 'Answer: Vitamin C', 'lines', ['Vitamin C']],
  ['one name', '龙胆泻肝片', 'lines', ['龙胆泻肝片']],
  ['one name with a stop', '龙胆泻肝片。', 'lines', ['龙胆泻肝片']],
  ['thinking first', '<think>1. 先看性别\n2. X</think>\n1. A片\n2. B丸', 'numbered', ['A片', 'B丸']],
  ['thinking without its beginning', '先看性别\n- X\n</think>["A片"]', 'json', ['A片']],
  ['thinking cut off', '<thinking>1. A片\n2. B丸', 'none', []],
  ['analysis first', '<analysis>\n- 女\n</analysis>\n<product>A片</product>', 'xml', ['A片']],
  ['refusal', '抱歉，我无法为您推荐药品，请咨询医生。', 'none', []],
  ['refusal with advice', '抱歉，我无法推荐药品。您可以：\n1. 咨询医生\n2. 去医院', 'none', []],
  ['English refusal', "I'm sorry, but I can't recommend medication. Please consult a doctor.", 'none', []],
  ['prose', '该用户是一位中年女性，近期浏览了清热类产品。她可能需要一些调理。', 'none', []],
  ['English prose', 'This user seems to be interested in vitamins. It would be best to ask a pharmacist.', 'none', []],
  ['empty', '', 'none', []],
  ['white space', ' \n\t ', 'none', []],
]

const run = ([, answer, format, names]: Case) => {
  const parsed = parseAnswer(answer)
  expect({ format: parsed.format, names: parsed.products.map((product) => product.name) }).toEqual({ format, names })
}

describe('parseAnswer reads JSON', () => it.each(json)('%s', (...all) => run(all)))
describe('parseAnswer reads XML', () => it.each(xml)('%s', (...all) => run(all)))
describe('parseAnswer reads numbered lists', () => it.each(numbered)('%s', (...all) => run(all)))
describe('parseAnswer reads other forms', () => it.each(others)('%s', (...all) => run(all)))

describe('names that are a noun and a number', () =>
  it.each([
    ['after list numbers', '1. 产品3：因为\n2. **产品12**：适合', ['产品3', '产品12']],
    ['after bullets', '- Item 7: ok\n- Item 2: ok', ['Item 7', 'Item 2']],
    ['alone on their lines', '产品3\n产品12\n产品1', ['产品3', '产品12', '产品1']],
    ['as JSON strings', '["产品3", "Product 12"]', ['产品3', 'Product 12']],
    ['as JSON fields', '[{"product":"商品3","reason":"好"}]', ['商品3']],
    ['in tags', '<product>产品3</product><product>产品1</product>', ['产品3', '产品1']],
    ['but not where the numbers count', '1. 产品1：A片\n2. 产品2：B丸', ['A片', 'B丸']],
    ['nor where one is left out', '产品1：A片\n产品3：B丸', ['A片', 'B丸']],
  ])('%s', (_title, answer, names) => expect(parseAnswer(answer).products.map(({ name }) => name)).toEqual(names)))

describe('reasons', () => {
  it.each([
    ['[{"product":"A片","推荐理由":"清热"}]', ['清热']],
    ['<product>A片</product><explanation>清热</explanation><product>B丸</product>', ['清热', '']],
    ['1. A片：清热，解毒。\n2. **B丸** - 好\n3. C胶囊（因为上火）', ['清热，解毒。', '好', '因为上火']],
    ['1. 产品：A片\n   理由：清热\n2. B丸', ['清热', '']],
    ['**Recommendation 1:**\n- **Product:** Zinc\n- **Explanation:** immune', ['immune']],
    ['| 产品 | 理由 |\n|---|---|\n| A片 | 清热 |', ['清热']],
    ['- 产品：A片\n- 理由：清热', ['清热']],
    ['产品1：A片\n解释1：好', ['好']],
    ['1. A片\n\n   清热\n\n希望有帮助！', ['清热']],
    ['- Zinc\n\nLet me know if you need more!', ['']],
  ])('%j', (answer, reasons) => expect(parseAnswer(answer).products.map((product) => product.reason)).toEqual(reasons))
})

describe('bounds', () => {
  it('keeps at most 50 products', () => {
    const answer = Array.from({ length: 80 }, (_, i) => `${i + 1}. 产品甲${i}号`).join('\n')
    expect(parseAnswer(answer).products).toHaveLength(50)
  })

  it('never throws, and gives trimmed, distinct, non-empty names', () => {
    const piece = fc.constantFrom(
      '1. ',
      '2、',
      '- ',
      '**',
      '[',
      ']',
      '{',
      '}',
      '"',
      "'",
      ':',
      '：',
      ',',
      '\n',
      '\n\n',
      '<product>',
      '</product>',
      '<think>',
      '</think>',
      'A片',
      '推荐',
      '理由：',
      '产品：',
      '（',
      '）',
      '24片',
      ' ',
      '|',
      '|--|',
      '\\',
      '《',
      '》',
      '。',
      '```json',
      '#',
      '抱歉',
      'Product',
      '__',
      '😀',
    )
    const answers = fc.oneof(
      fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.json(),
    )
    fc.assert(
      fc.property(answers, (answer) => {
        const { products, format } = parseAnswer(answer)
        expect(format === 'none').toBe(products.length === 0)
        const names = products.map((product) => product.name)
        expect(names.filter((name) => name === '' || name !== name.trim())).toEqual([])
        expect(new Set(names.map((name) => name.normalize('NFKC').trim().toLowerCase())).size).toBe(names.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('reads back the names of a list that it wrote, in order', () => {
    const name = fc.stringMatching(/^[\u4e00-\u4e8f]{2,10}[片丸胶]$/)
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 10 }), (names) => {
        const found = (answer: string) => parseAnswer(answer).products.map((product) => product.name)
        expect(found(JSON.stringify(names))).toEqual(names)
        expect(found(JSON.stringify({ recommendations: names.map((product) => ({ product, reason: '好' })) }))).toEqual(
          names,
        )
        expect(
          found(names.map((product) => `<recommendation><product>${product}</product></recommendation>`).join('\n')),
        ).toEqual(names)
        expect(found(names.map((product, i) => `${i + 1}. **${product}**：好`).join('\n'))).toEqual(names)
        expect(found(names.map((product) => `- ${product} - 好`).join('\n'))).toEqual(names)
      }),
    )
  })

  it.each([
    '1.',
    '1.\n',
    '<',
    '[',
    '{',
    '["',
    '{"a":',
    '[1,',
    '"',
    '(',
    '（',
    '**',
    '<product>',
    '<a ',
    '|-|\n',
    '- \n',
    ' ',
    '\\',
    '：',
    '推荐',
    '[[1],',
    '“',
    '\n',
    '1. A 2. ',
    'a, ',
    "['",
  ])('copes with a megabyte of %j', (unit) => {
    const { products } = parseAnswer(unit.repeat(Math.ceil(1_000_000 / unit.length)))
    expect(products.length).toBeLessThanOrEqual(50)
  })
})
