import { describe, expect, it } from 'vitest'
import { readPromptfoo, readPromptfooTests, writePromptfoo, writePromptfooTests } from './promptfoo'

describe('a configuration that is read', () => {
  it('gives its prompts and its test cases as a table with what should be named', () => {
    const config = {
      description: 'shop',
      prompts: ['为{{ profile }}推荐产品', { label: '简短', raw: '推荐：{{profile}}' }, 'file://long.txt'],
      providers: ['openai:gpt-4o'],
      defaultTest: { vars: { city: '上海' } },
      tests: [
        { vars: { profile: '女，36岁', n: 3 }, assert: [{ type: 'icontains', value: '阿胶糕' }] },
        {
          vars: { profile: '男', tags: ['a', 'b'] },
          assert: [
            { type: 'contains-any', value: ['钙片', '鱼油'] },
            { type: 'llm-rubric', value: 'kind' },
          ],
        },
        'file://tests.csv',
      ],
    }
    expect(readPromptfoo(config, 'cfg')).toEqual({
      prompts: [
        { name: 'cfg 1', template: '为{{ profile }}推荐产品' },
        { name: '简短', template: '推荐：{{profile}}' },
      ],
      table: {
        columns: ['city', 'profile', 'n', 'tags', 'expected'],
        label: 'expected',
        rows: [
          ['上海', '女，36岁', '3', '', '阿胶糕'],
          ['上海', '男', '', 'a', '钙片|鱼油'],
          ['上海', '男', '', 'b', '钙片|鱼油'],
        ],
      },
      left: ['files', 'checks'],
    })
  })

  it('makes one text of a chat, and says where a template has logic', () => {
    const chat = JSON.stringify([
      { role: 'system', content: '你是药师。' },
      { role: 'user', content: '{{ q }}' },
    ])
    expect(readPromptfoo({ prompts: chat }, 'p')).toEqual({
      prompts: [{ name: 'p', template: '你是药师。\n\n{{ q }}' }],
      table: null,
      left: [],
    })
    expect(readPromptfoo({ prompts: ['{% if a %}x{% endif %}'] }, 'p')?.left).toEqual(['logic'])
    expect(readPromptfoo({ prompts: ['{{ a | upper }}'] }, 'p')?.left).toEqual(['logic'])
  })

  it('leaves the name of a variable alone, and tells what is no configuration', () => {
    const config = { tests: [{ vars: { expected: 'x' }, assert: [{ type: 'equals', value: 'y' }] }] }
    expect(readPromptfoo(config, 'p')?.table).toMatchObject({
      columns: ['expected', 'expected_2'],
      label: 'expected_2',
    })
    for (const other of [null, 'text', 3, [], { a: 1 }, { prompts: 3 }]) expect(readPromptfoo(other, 'p')).toBeNull()
  })
})

describe('a configuration that is written', () => {
  const config = writePromptfoo({
    name: '基础画像',
    synthetic: false,
    template: '根据{{用户画像}}和$USER_ACTION，按{{年龄|band:0-17=少}}写。\\{{x}}',
    cases: [
      {
        values: new Map([
          ['用户画像', '女{{y}}'],
          ['USER_ACTION', '浏览'],
          ['年龄|band:0-17=少', '少'],
        ]),
        label: '钙片|鱼油',
      },
      { values: new Map([['用户画像', '男']]), label: '' },
    ],
  })

  it('names variables as Nunjucks can read them, and keeps its signs out of texts', () => {
    expect(config.prompts).toEqual([
      { label: '基础画像', raw: '根据{{ 用户画像 }}和{{ USER_ACTION }}，按{{ var_3 }}{% raw %}写。{{x}}{% endraw %}' },
    ])
    expect(config.tests[0]).toEqual({
      vars: { 用户画像: '{% raw %}女{{y}}{% endraw %}', USER_ACTION: '浏览', var_3: '少' },
      assert: [{ type: 'contains-any', value: ['钙片', '鱼油'] }],
    })
    expect(config.tests[1]).toEqual({ vars: { 用户画像: '男' } })
  })

  it('is read back with the same table', () => {
    expect(readPromptfoo(config, 'x')?.table).toMatchObject({
      label: 'expected',
      rows: [
        [expect.any(String), '浏览', '少', '钙片|鱼油'],
        ['男', '', '', ''],
      ],
    })
  })

  it('says so of test cases that were made up', () => {
    const { description } = writePromptfoo({ name: '画像', template: '推荐', cases: [], synthetic: true })
    expect(description).toBe('画像 (synthetic test cases, no real users)')
  })
})

describe('lists of values', () => {
  const test = { vars: { city: ['上海', '北京'], n: [1, 2, 3], o: [{ a: 1 }], e: [] } }
  const rowsOf = (config: unknown) => readPromptfoo(config, 'p')?.table?.rows

  it('make a test case of each combination', () => {
    expect(rowsOf({ tests: [test] })).toEqual(
      ['上海', '北京'].flatMap((city) => ['1', '2', '3'].map((n) => [city, n, '[{"a":1}]', '[]'])),
    )
    expect(rowsOf({ defaultTest: { vars: { city: ['上海', '北京'] } }, tests: [{ vars: { n: 1 } }] })).toHaveLength(2)
  })

  it('stay one value where that is switched off, or where they are too many', () => {
    const options = { disableVarExpansion: true }
    expect(rowsOf({ tests: [{ ...test, options }] })).toEqual([['["上海","北京"]', '[1,2,3]', '[{"a":1}]', '[]']])
    expect(rowsOf({ defaultTest: { options }, tests: [test] })).toHaveLength(1)
    const hundred = Array.from({ length: 100 }, (_, at) => at)
    const many = readPromptfoo({ tests: [{ vars: { a: hundred, b: hundred } }] }, 'p')
    expect(many?.table?.rows).toHaveLength(1)
    expect(many?.left).toEqual(['combinations'])
  })
})

describe('test cases in CSV', () => {
  it('are read with their checks; what is about a case is no column', () => {
    const records = [
      [' profile', '__expected', '__expected2', '__description', 'note'],
      ['女', 'contains-any: 钙片, "鱼油"', '', 'first', 'a'],
      ['男', '阿胶糕 12:1', 'icontains:阿胶糕', '', ''],
      ['童', 'llm-rubric: is kind', 'not-contains:酒', '', 'b'],
    ]
    expect(readPromptfooTests(records)).toEqual({
      prompts: [],
      table: {
        columns: ['profile', 'note', 'expected'],
        label: 'expected',
        rows: [
          ['女', 'a', '钙片|鱼油'],
          ['男', '', '阿胶糕 12:1|阿胶糕'],
          ['童', 'b', ''],
        ],
      },
      left: ['checks'],
    })
    expect(
      readPromptfooTests([
        ['a', '__prefix'],
        ['x', 'y'],
      ])?.left,
    ).toEqual(['logic'])
    for (const none of [[], [['a', 'b']], [['__expected'], ['x']]]) expect(readPromptfooTests(none)).toBeNull()
  })

  it('are written as they are read', () => {
    const cases = [
      { values: new Map([['画像', '女，"36"']]), label: '钙片|鱼油' },
      { values: new Map([['画像', '男']]), label: '阿胶糕' },
      { values: new Map([['画像', '童']]), label: '' },
    ]
    const written = writePromptfooTests({ name: 'p', template: '{{画像}}推荐', cases, synthetic: false })
    expect(written).toEqual([
      ['画像', '__expected'],
      ['女，"36"', 'contains-any:钙片,鱼油'],
      ['男', 'contains:阿胶糕'],
      ['童', ''],
    ])
    expect(readPromptfooTests(written)?.table?.rows).toEqual([
      ['女，"36"', '钙片|鱼油'],
      ['男', '阿胶糕'],
      ['童', ''],
    ])
  })
})
