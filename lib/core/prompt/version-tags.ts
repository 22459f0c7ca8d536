// Short words by which people find versions again.
import { z } from 'zod'

export const MOST_TAGS = 8
export const LONGEST_TAG = 24

/** One line without the signs that lists are written with. */
export const tagSchema = z
  .string()
  .transform((text) =>
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .toWellFormed(),
  )
  .pipe(
    z
      .string()
      .min(1)
      .max(LONGEST_TAG)
      .regex(/^[^,，、|#]+$/u),
  )

/** In the order in which they were given, each once, case aside. */
export const tagsSchema = z
  .array(tagSchema)
  .transform((tags) => tags.filter((tag, at) => tags.findIndex((one) => isSameTag(one, tag)) === at))
  .pipe(z.array(z.string()).max(MOST_TAGS))

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
