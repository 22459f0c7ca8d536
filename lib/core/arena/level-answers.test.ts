import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areIdentical, levelAnswers } from './level-answers'
import { createMask } from './mask-names'

const same = (text: string) => text

describe('levelAnswers', () => {
  it('makes lists of whatever formats name products', () => {
    const json = '{"recommendations": [{"product": "龙胆泻肝片", "reason": "清肝胆湿热"}]}'
    const list = '好的，以下是推荐：\n\n1. **龙胆泻肝片**：清肝胆湿热'
    const item = { name: '龙胆泻肝片', reason: '清肝胆湿热' }
    expect(levelAnswers(json, list, same)).toEqual({ kind: 'list', left: [item], right: [item] })
    expect(areIdentical(levelAnswers(json, list, same))).toBe(true)
  })

  it('falls back to plain text on both sides where one names no product', () => {
    const levelled = levelAnswers('1. **甲片**：好\n2. 乙片', '抱歉，我**无法**推荐。', same)
    expect(levelled).toEqual({ kind: 'text', left: '甲片：好\n乙片', right: '抱歉，我无法推荐。' })
    expect(areIdentical(levelled)).toBe(false)
  })

  it('shows no thinking, and masks names on both sides', () => {
    const mask = createMask(['行为优先'])
    const levelled = levelAnswers(
      '<think>As Claude I would…</think>\n1. 甲片：按行为优先的思路',
      '1. 乙片：我是 DeepSeek-V3',
      mask,
    )
    expect(levelled).toEqual({
      kind: 'list',
      left: [{ name: '甲片', reason: '按■■■的思路' }],
      right: [{ name: '乙片', reason: '我是 ■■■' }],
    })
  })

  it('keeps HTML as text and cuts what nobody reads', () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)> 无法推荐 '
    const levelled = levelAnswers(hostile + '字'.repeat(100_000), '抱歉，无法推荐', same)
    expect(levelled.kind).toBe('text')
    expect(levelled.left.length).toBeLessThanOrEqual(4001)
    expect(levelled.left).toContain('alert(1)')
    const long = levelAnswers(`1. 甲片：${'长'.repeat(1000)}`, '1. 乙片', same)
    expect(long.kind === 'list' && long.left[0]?.reason.length).toBe(301)
  })

  it('never throws, and swaps its sides with the answers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (left, right) => {
        const one = levelAnswers(left, right, same)
        const other = levelAnswers(right, left, same)
        expect([one.kind, one.left, one.right]).toEqual([other.kind, other.right, other.left])
        expect(areIdentical(one)).toBe(areIdentical(other))
      }),
      { numRuns: 40 },
    )
  })
})
