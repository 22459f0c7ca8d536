// Tags as they come from a browser or a file.
import { z } from 'zod'
import { isSameTag, MOST_TAGS, readTag } from './version-tags'

const tagSchema = z
  .string()
  .refine((text) => readTag(text) !== null)
  .transform((text) => readTag(text) ?? '')

/** In the order in which they were given, each once, case aside. */
export const tagsSchema = z
  .array(tagSchema)
  .transform((tags) => tags.filter((tag, at) => tags.findIndex((one) => isSameTag(one, tag)) === at))
  .pipe(z.array(z.string()).max(MOST_TAGS))
