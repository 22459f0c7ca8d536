// Reads the guides that the workbench shows: Markdown files, one folder a language.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type GuideSlug, guideSlugs } from '@/lib/core/guide/guide-slugs'
import { type Block, parseGuide } from '@/lib/core/guide/parse-guide'
import { plainText } from '@/lib/core/guide/parse-inline'

export interface Guide {
  slug: GuideSlug
  /** Its first heading, and its first paragraph without marks. */
  title: string
  lead: string
  /** What follows the title. */
  blocks: Block[]
}

/** `folder` holds a folder a language. Throws where the file is missing, which a test of all files excludes. */
export async function readGuide(folder: string, locale: string, slug: GuideSlug): Promise<Guide> {
  const blocks = parseGuide(await readFile(join(folder, locale, `${slug}.md`), 'utf8'))
  const [title, lead] = [blocks[0], blocks[1]]
  return {
    slug,
    title: title?.kind === 'heading' ? plainText(title.children) : slug,
    lead: lead?.kind === 'paragraph' ? plainText(lead.children) : '',
    blocks: blocks.slice(1),
  }
}

export const readGuides = (folder: string, locale: string): Promise<Guide[]> =>
  Promise.all(guideSlugs.map((slug) => readGuide(folder, locale, slug)))
