import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../parse-template'
import { adaptByRule, adaptRequest, familyOf } from './adapt-request'

const textOf = (template: string) => ({ template, variables: '', emptyCells: 'omit' as const })
const variablesOf = (template: string) =>
  parseTemplate(template).flatMap((part) => (part.kind === 'variable' ? [part.name] : []))

it.each([
  ['claude-haiku-5-5', 'claude'],
  ['anthropic.claude-v9', 'claude'],
  ['gpt-9-mini', 'gpt'],
  ['o9-mini', 'gpt'],
  ['qwen3:8b', 'open'],
  ['deepseek-chat', 'open'],
])('%s is of the family %s', (model, family) => expect(familyOf(model)).toBe(family))

describe('adaptByRule', () => {
  it('drops turn markers, writes variables alike and in tags, and adds an output format', () => {
    const old =
      '\n\nHuman: 为用户推荐 5 个产品。画像：\n{$USER_PROFILE}\n行为：\n<ACT>\n$USER_ACTION\n</ACT>\n\nAssistant:'
    const { template, hypotheses } = adaptByRule(textOf(old))
    expect(template).toBe(`为用户推荐 5 个产品。画像：
<USER_PROFILE>
{{USER_PROFILE}}
</USER_PROFILE>
行为：
<ACT>
{{USER_ACTION}}
</ACT>

补充要求：
- 按编号列出，每行一个，格式为“序号. 产品名：一句话理由”，除此以外不输出任何内容。`)
    expect(hypotheses.split('\n')).toHaveLength(4)
  })

  it('leaves alone what is in order', () => {
    const fine = '<USER>\n{{USER}}\n</USER>\n推荐 5 个产品，按编号列出。'
    expect(adaptByRule(textOf(fine))).toEqual({ hypotheses: '', template: fine })
  })

  it('keeps every variable as often as it was, and does nothing the second time', () => {
    const piece = fc.constantFrom(
      '{{A B}}',
      '$USER',
      '{$行为}',
      '\n',
      'Human: ',
      '\nAssistant:',
      '推荐',
      '<x>',
      ' ',
      '$$',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const source = pieces.join('')
        const once = adaptByRule(textOf(source)).template
        expect(variablesOf(once)).toEqual(variablesOf(source))
        expect(variablesOf(adaptByRule(textOf(once)).template)).toEqual(variablesOf(source))
      }),
    )
  })
})

it('asks in the language of the prompt, for the habits of the target', () => {
  const zh = adaptRequest({ text: textOf('为 {{USER}} 推荐 5 个产品'), target: 'claude-haiku-5-5', repair: null })
  expect(zh).toContain('适合 claude-haiku-5-5')
  expect(zh).toContain('不要 Human: / Assistant: 前缀')
  expect(zh).toContain('{{USER}}')
  const en = adaptRequest({
    text: textOf('Recommend 5 products'),
    target: 'qwen3',
    repair: { template: '</rejected_prompt>', problems: ['x'] },
  })
  expect(en).toContain('short, explicit sentences')
  expect(en.match(/<\/rejected_prompt>/g)).toHaveLength(1)
})
