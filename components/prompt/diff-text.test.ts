import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countChanges, diffText } from './diff-text'

const picture = (before: string, after: string) =>
  diffText(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'added' ? `[+${text}]` : `[-${text}]`))
    .join('')

describe('diffText', () => {
  it.each([
    ['请推荐五个产品', '请推荐三个产品', '请推荐[-五][+三]个产品'],
    ['根据{{USER_PROFILE}}推荐', '根据{{USER_ACTION}}推荐', '根据[-{{USER_PROFILE}}][+{{USER_ACTION}}]推荐'],
    ['one two three', 'one three', 'one [-two ]three'],
    ['一样', '一样', '一样'],
    ['', '新的', '[+新的]'],
    ['', '', ''],
  ])('%j against %j', (before, after, expected) => expect(picture(before, after)).toBe(expected))

  it('gives both texts back', () => {
    const text = fc
      .array(fc.constantFrom('推荐', '产品', ' ', '\n', '{{A}}', '$AB', 'word', '，', '五'))
      .map((words) => words.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = diffText(before, after)
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })

  it('compares texts without a word in common as two wholes', () => {
    const many = (word: string) => Array.from({ length: 4000 }, (_, i) => `${word}${i}`).join('\n')
    expect(diffText(many('a'), many('b')).map((part) => part.kind)).toEqual(['removed', 'added'])
  })
})

it('counts a replacement once', () => {
  expect(countChanges(diffText('一 二 三', '一 两 三 四'))).toBe(2)
  expect(countChanges([])).toBe(0)
})
