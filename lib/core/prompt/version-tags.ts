// Short words by which people find versions again.

export const MOST_TAGS = 8
export const LONGEST_TAG = 24

/** One line without outer white space; null where it is no tag: empty, too long, or with the signs that lists are written with. */
export function readTag(text: string): string | null {
  const tag = text
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed()
  return tag.length > 0 && tag.length <= LONGEST_TAG && /^[^,，、|#]+$/u.test(tag) ? tag : null
}

export const isSameTag = (x: string, y: string): boolean => x.toLowerCase() === y.toLowerCase()

export interface CountedTag {
  tag: string
  /** Prompts of which some version has it. */
  prompts: number
}

/** All tags of some prompts, the most used first, then in the order of their letters; spelled as the first that was met. */
export function countTags(prompts: readonly { versions: readonly { tags: readonly string[] }[] }[]): CountedTag[] {
  const counted = new Map<string, CountedTag>()
  for (const { versions } of prompts) {
    const own = new Map(versions.flatMap(({ tags }) => tags).map((tag) => [tag.toLowerCase(), tag]))
    for (const [key, tag] of own) {
      const known = counted.get(key) ?? { tag, prompts: 0 }
      counted.set(key, { ...known, prompts: known.prompts + 1 })
    }
  }
  return [...counted.values()].sort((x, y) => y.prompts - x.prompts || (x.tag < y.tag ? -1 : 1))
}
