// What the palette offers: deeds, pages, and what the scene holds under the typed name.
'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import type { Result } from '@/lib/boundary/result'
import { guideSlugs } from '@/lib/core/guide/guide-slugs'
import type { Locale } from '@/lib/i18n/locale'
import type { FoundThing } from '@/lib/store/search'
import { rooms } from '../rail'
import type { MoveTour } from '../tour/tour-steps'
import { filterEntries, type PaletteEntry } from './filter-entries'

export interface PaletteDeeds {
  onLocale: (input: { locale: Locale }) => Promise<Result<unknown>>
  onScene: (input: { id: string }) => Promise<Result<unknown>>
  onTour: MoveTour
}

export interface PaletteItem extends PaletteEntry {
  /** Rows that were made up. */
  synthetic?: boolean
  act: () => void
}

export interface PaletteGroup {
  key: 'deeds' | 'pages' | 'things'
  label: string
  items: PaletteItem[]
}

const morePages = [
  { key: 'poolCheck', href: '/pool/check' },
  { key: 'poolMatch', href: '/pool/match' },
  { key: 'sceneRating', href: '/arena/rating' },
] as const
const deedPages = [
  { key: 'importData', href: '/data' },
  { key: 'importPool', href: '/pool' },
  { key: 'newPrompt', href: '/prompts/new' },
  { key: 'startRun', href: '/batch/new' },
  { key: 'quickArena', href: '/arena/quick' },
  { key: 'newArena', href: '/arena/new' },
] as const
const themes = ['light', 'dark', 'system'] as const
const hrefOf = { dataset: '/data', prompt: '/prompts', run: '/batch' } as const

/** The groups that hold anything for `query`; `things` are those that the server found for it. */
export function useEntries(query: string, things: readonly FoundThing[], deeds: PaletteDeeds): PaletteGroup[] {
  const t = useTranslations('palette')
  const shell = useTranslations('shell')
  const docs = useTranslations('docs')
  const format = useFormatter()
  const locale = useLocale()
  const router = useRouter()
  const { setTheme } = useTheme()
  const page = (key: string, label: string, href: string): PaletteItem => ({
    key: `${key} ${href}`,
    label,
    detail: href,
    also: `${key} ${href}`,
    act: () => router.push(href),
  })
  const otherLocale: Locale = locale === 'zh' ? 'en' : 'zh'
  const switchLanguage = async () => {
    await deeds.onLocale({ locale: otherLocale })
    router.refresh()
  }
  const doings = [
    ...deedPages.map(({ key, href }) => page(key, t(key), href)),
    { key: 'language', label: t('language'), also: 'language 语言 中文 english', act: () => void switchLanguage() },
    { key: 'tour', label: t('tour'), also: 'tour 导览', act: () => void deeds.onTour({ step: 0 }) },
    ...themes.map((theme) => ({
      key: `theme ${theme}`,
      label: t('theme', { theme: shell(theme) }),
      also: `theme ${theme}`,
      act: () => setTheme(theme),
    })),
  ]
  const pages = [
    ...rooms.map(({ key, href }) => page(key, shell(key), href)),
    ...morePages.map(({ key, href }) => page(key, t(key), href)),
    page('settings', shell('settings'), '/settings'),
    page('docs', shell('docs'), '/docs'),
    ...guideSlugs.map((slug) => page(slug, t('guide', { name: docs(`guides.${slug}`) }), `/docs/${slug}`)),
  ]
  const details = {
    dataset: (thing: FoundThing) => t('dataset', { rows: thing.number ?? 0 }),
    prompt: (thing: FoundThing) => t('prompt', { versions: thing.number ?? 0 }),
    run: () => t('run'),
    scene: () => t('scene'),
  }
  const found = things.map(
    (thing): PaletteItem => ({
      key: `${thing.kind} ${thing.id}`,
      label: thing.kind === 'run' ? `#${format.number(thing.number ?? 0)} ${thing.name}` : thing.name,
      detail: details[thing.kind](thing),
      synthetic: thing.synthetic,
      also: '',
      act: () =>
        thing.kind === 'scene'
          ? void deeds.onScene({ id: thing.id })
          : router.push(`${hrefOf[thing.kind]}/${thing.id}`),
    }),
  )
  const groups: PaletteGroup[] = [
    { key: 'deeds', label: t('deeds'), items: filterEntries(doings, query) },
    { key: 'pages', label: t('pages'), items: filterEntries(pages, query) },
    { key: 'things', label: query.trim() === '' ? t('recent') : t('things'), items: found },
  ]
  return groups.filter(({ items }) => items.length > 0)
}
