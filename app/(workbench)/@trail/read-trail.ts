// The steps to a page from its address: rooms by their names, things by theirs, pages of a thing by what they show.
import { getTranslations } from 'next-intl/server'
import type { TrailStep } from '@/components/layout/trail'
import { isGuideSlug } from '@/lib/core/guide/guide-slugs'
import { getRuntime } from '@/lib/runtime'
import { readCurrentScene } from '../current-scene'

/** `path` are the segments of the address after the host. What has no name there is left out. */
export async function readTrail(path: readonly string[]): Promise<TrailStep[]> {
  const [scene, t] = await Promise.all([readCurrentScene(), getTranslations('shell')])
  const labels = await Promise.all(path.map((segment, at) => labelOf(path[at - 1], segment)))
  const steps = labels.flatMap((label, at) =>
    label === null ? [] : [{ label, href: `/${path.slice(0, at + 1).join('/')}` }],
  )
  return [{ label: scene.name, href: '/' }, ...(path.length === 0 ? [{ label: t('overview'), href: '' }] : steps)]
}

async function labelOf(parent: string | undefined, segment: string): Promise<string | null> {
  const t = await getTranslations('shell')
  if (parent === undefined) {
    // The shell calls each room by the first part of its address.
    const room = segment as 'data'
    return t.has(room) ? t(room) : null
  }
  const page = `pages.${parent}-${segment}` as 'pages.pool-check'
  if (t.has(page)) return t(page)
  const anyPage = `pages.${segment}` as 'pages.diff'
  return (await thingOf(parent, decodeURIComponent(segment))) ?? (t.has(anyPage) ? t(anyPage) : null)
}

async function thingOf(room: string, id: string): Promise<string | null> {
  const { datasets, prompts, runs } = await getRuntime()
  switch (room) {
    case 'data':
      return (await datasets.find(id))?.name ?? null
    case 'prompts':
      return (await prompts.find(id))?.name ?? null
    case 'batch': {
      const run = await runs.find(id)
      return run === null ? null : (await getTranslations('result'))('title', { number: run.number })
    }
    case 'docs':
      return isGuideSlug(id) ? (await getTranslations('docs'))(`guides.${id}`) : null
    default:
      return null
  }
}
