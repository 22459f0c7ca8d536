import { describe, expect, it } from 'vitest'
import { readWriting } from './read-writing'

describe('readWriting', () => {
  it('reads reasons and prompt', () => {
    const answer =
      '好的。\n<hypotheses>\n- 忽视了行为\n</hypotheses>\n<prompt>\n为{{USER}}推荐 5 个产品\n</prompt>\n以上。'
    expect(readWriting(answer, 'end')).toEqual({
      hypotheses: '- 忽视了行为',
      template: '为{{USER}}推荐 5 个产品',
      problem: null,
    })
  })

  it('takes a fence and thinking away, and keeps tags of the prompt itself', () => {
    const answer =
      '<think>maybe <prompt>no</prompt></think><Prompt>\n```text\nUse <prompt> and </prompt>.\n<USER>{{USER}}</USER>\n```\n</PROMPT>'
    expect(readWriting(answer, 'end').template).toBe('Use <prompt> and </prompt>.\n<USER>{{USER}}</USER>')
  })

  it.each([
    ['为{{USER}}推荐 5 个产品', 'end', 'untagged', ''],
    ['<prompt></prompt>', 'end', 'untagged', ''],
    ['<hypotheses>x</hypotheses><prompt>为{{US', 'max_tokens', 'cut', '为{{US'],
    ['<prompt>为{{USER}}', 'end', 'cut', '为{{USER}}'],
    ['<hypotheses>一直在想', 'max_tokens', 'cut', ''],
    ['', 'refusal', 'refused', ''],
  ] as const)('%j ended by %s is %s', (answer, stop, problem, template) =>
    expect(readWriting(answer, stop)).toMatchObject({ problem, template }),
  )

  it('keeps reasons that were never closed', () => {
    expect(readWriting('<hypotheses>一、忽视行为\n<prompt>x</prompt>', 'end')).toEqual({
      hypotheses: '一、忽视行为',
      template: 'x',
      problem: null,
    })
  })
})
