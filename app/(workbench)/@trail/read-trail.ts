// The steps to a page from its address: rooms by their names, things by theirs, pages of a thing by what they show.
import { getTranslations } from 'next-intl/server'
import type { TrailStep } from '@/components/layout/trail'
import { isGuideSlug } from '@/lib/core/guide/guide-slugs'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'

/** `path` are the segments of the address after the host. What has no name there is left out. */
export async function readTrail(path: readonly string[]): Promise<TrailStep[]> {
  const [scene, t] = await Promise.all([readCurrentScene(), getTranslations('shell')])
  const labels = await Promise.all(path.map((segment, at) => labelOf(path[0] ?? '', at, segment)))
  const steps = labels.flatMap((label, at) =>
    label === null ? [] : [{ label, href: `/${path.slice(0, at + 1).join('/')}` }],
  )
  return [{ label: scene.name, href: '/' }, ...(path.length === 0 ? [{ label: t('overview'), href: '' }] : steps)]
}

/** `at`: place of the segment; the first one is the room. */
async function labelOf(room: string, at: number, segment: string): Promise<string | null> {
  const t = await getTranslations('shell')
  if (at === 0) {
    // The shell calls each room by the first part of its address.
    const key = room as 'data'
    return t.has(key) ? t(key) : null
  }
  const page = `pages.${room}-${segment}` as 'pages.pool-check'
  if (t.has(page)) return t(page)
  const anyPage = `pages.${segment}` as 'pages.new'
  if (t.has(anyPage)) return t(anyPage)
  return at === 1 ? await thingOf(room, decodeURIComponent(segment)) : null
}

async function thingOf(room: string, id: string): Promise<string | null> {
  const { datasets, prompts, runs, arenas } = await getRuntime()
  switch (room) {
    case 'data':
      return (await datasets.find(id))?.name ?? null
    case 'prompts':
      return (await prompts.find(id))?.name ?? null
    case 'batch': {
      const run = await runs.find(id)
      return run === null ? null : (await getTranslations('result'))('title', { number: run.number })
    }
    case 'arena': {
      const arena = await arenas.find(id)
      return arena === null ? null : (await getTranslations('arena'))('name', { number: arena.number })
    }
    case 'docs':
      return isGuideSlug(id) ? (await getTranslations('docs'))(`guides.${id}`) : null
    default:
      return null
  }
}
