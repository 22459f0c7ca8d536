import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { guideSlugs } from '@/lib/core/guide/guide-slugs'
import type { Block } from '@/lib/core/guide/parse-guide'
import type { Inline } from '@/lib/core/guide/parse-inline'
import { readGuide, readGuides } from './read-guides'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'docs/guide')

const linesOf = (block: Block): Inline[][] =>
  block.kind === 'list'
    ? block.items
    : block.kind === 'table'
      ? [...block.head, ...block.rows.flat()]
      : 'children' in block
        ? [block.children]
        : []
const linksOf = (parts: readonly Inline[]): string[] =>
  parts.flatMap((part) => [
    ...(part.kind === 'link' ? [part.href] : []),
    ...('children' in part ? linksOf(part.children) : []),
  ])
const shape = (blocks: readonly Block[]) =>
  blocks.map((block) => (block.kind === 'heading' ? `${block.kind} ${block.level}` : block.kind))

describe.each(['zh', 'en'])('the guides in %s', (locale) => {
  it('are the files of the folder, each with a title and a lead', async () => {
    expect(readdirSync(join(folder, locale)).sort()).toEqual(guideSlugs.map((slug) => `${slug}.md`).sort())
    for (const { slug, title, lead } of await readGuides(folder, locale)) {
      expect(title, slug).not.toBe(slug)
      expect(lead, slug).not.toBe('')
    }
  })

  it('lead only to what is there', async () => {
    const guides = new Map((await readGuides(folder, locale)).map((guide) => [`${guide.slug}.md`, guide]))
    for (const { slug, blocks } of guides.values()) {
      for (const href of blocks.flatMap(linesOf).flatMap(linksOf)) {
        const [path = '', part] = href.split('#')
        if (path.startsWith('/')) {
          const page = join(root, 'app/(workbench)', path, 'page.tsx')
          expect(existsSync(page), `${slug}: ${href}`).toBe(true)
        } else if (!path.startsWith('https:')) {
          const target = path === '' ? guides.get(`${slug}.md`) : guides.get(path)
          expect(target, `${slug}: ${href}`).toBeDefined()
          const ids = target?.blocks.map((block) => (block.kind === 'heading' ? block.id : ''))
          if (part !== undefined) expect(ids, `${slug}: ${href}`).toContain(part)
        }
      }
    }
  })

  it('show only pictures that are there', async () => {
    for (const { slug, blocks } of await readGuides(folder, locale)) {
      const pictures = blocks
        .flatMap(linesOf)
        .flat()
        .flatMap((part) => (part.kind === 'image' ? [part] : []))
      for (const { src, alt } of pictures) {
        expect(existsSync(join(folder, locale, src)), `${slug}: ${src}`).toBe(true)
        expect(alt).not.toBe('')
      }
    }
  })

  it('hold no mark that was not understood', async () => {
    for (const { slug, blocks } of await readGuides(folder, locale)) {
      const words = JSON.stringify(blocks.flatMap(linesOf).flat(), (key, value) => (key === 'kind' ? undefined : value))
      expect(words, slug).not.toMatch(/\]\(|\*\*/)
    }
  })
})

it('are built alike in both languages', async () => {
  for (const slug of guideSlugs) {
    const [zh, en] = await Promise.all(['zh', 'en'].map((locale) => readGuide(folder, locale, slug)))
    expect(shape(zh?.blocks ?? []), slug).toEqual(shape(en?.blocks ?? []))
  }
})
