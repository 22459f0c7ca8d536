import { describe, expect, it } from 'vitest'
import { createMask } from './mask-names'

describe('createMask', () => {
  it.each([
    ['按“行为优先”的思路推荐', '按“■■■”的思路推荐'],
    ['Written by Baseline-2, not Baseline-23', 'Written by ■■■, not Baseline-23'],
    ['I am Claude Sonnet, made by Anthropic.', 'I am ■■■, made by ■■■.'],
    ['作为GPT-4o-mini，我推荐', '作为■■■，我推荐'],
    ['我是通义千问（qwen2.5-72b-instruct）', '我是■■■（■■■）'],
    ['claude-sonnet-5-5 says so', '■■■ says so'],
  ])('takes names out of %s', (text, masked) => {
    expect(createMask(['行为优先', 'baseline-2'])(text)).toBe(masked)
  })

  it('leaves what only looks like a name', () => {
    const mask = createMask(['a', 'v1', '钙'])
    for (const text of ['a calcium tablet', '碳酸钙 D3', 'vitamin v1', 'llamas', '成分：GPTX'])
      expect(mask(text)).toBe(text)
  })

  it('takes the longer of two names that begin alike, and signs to the letter', () => {
    expect(createMask(['画像', '画像 (旧)+'])('画像 (旧)+ 与画像')).toBe('■■■ 与■■■')
    expect(createMask([])('plain')).toBe('plain')
  })
})
