import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tagsSchema } from './tags-schema'
import { countTags, MOST_TAGS, readTag } from './version-tags'

describe('tags', () => {
  it('are short words, each once, case aside', () => {
    expect(tagsSchema.parse([' 线上 ', 'Online', 'online', '线上', 'A/B  test'])).toEqual([
      '线上',
      'Online',
      'A/B test',
    ])
    for (const bad of ['', '  ', 'a,b', '甲、乙', 'x'.repeat(25), '#1']) {
      expect(readTag(bad)).toBeNull()
      expect(tagsSchema.safeParse([bad]).success).toBe(false)
    }
    expect(tagsSchema.safeParse(Array.from({ length: MOST_TAGS + 1 }, (_, i) => `t${i}`)).success).toBe(false)
  })

  it('read the same again', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (texts) => {
        const read = tagsSchema.safeParse(texts)
        if (read.success) expect(tagsSchema.parse(read.data)).toEqual(read.data)
      }),
    )
  })
})

it('counts a prompt once for each of its tags', () => {
  const prompts = [
    { versions: [{ tags: ['线上'] }, { tags: ['线上', 'draft'] }] },
    { versions: [{ tags: ['Draft'] }, { tags: [] }] },
    { versions: [] },
  ]
  expect(countTags(prompts)).toEqual([
    { tag: 'draft', prompts: 2 },
    { tag: '线上', prompts: 1 },
  ])
})
