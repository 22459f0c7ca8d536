// The rooms of the loop, in the order in which work flows. On narrow screens it folds into a menu at the top.
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'

export const rooms = [
  { key: 'overview', href: '/' },
  { key: 'data', href: '/data' },
  { key: 'pool', href: '/pool' },
  { key: 'prompts', href: '/prompts' },
  { key: 'meta', href: '/meta' },
  { key: 'optimise', href: '/optimise' },
  { key: 'batch', href: '/batch' },
  { key: 'arena', href: '/arena' },
  { key: 'export', href: '/export' },
] as const

const isIn = (path: string, href: string) =>
  href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`)

/** `counts` stand at the right of a room: rows of it that exist. */
export function Rail({ counts }: { counts: Partial<Record<(typeof rooms)[number]['key'], string>> }) {
  const t = useTranslations('shell')
  const path = usePathname()
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    // On narrow screens the rooms scroll: the one that is open must be in sight.
    list.current
      ?.querySelector(`[href="/${path.split('/')[1] ?? ''}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [path])
  const link = (key: 'settings' | 'docs' | (typeof rooms)[number]['key'], href: string, count?: string) => (
    <Link
      key={key}
      href={href}
      aria-current={isIn(path, href) ? 'page' : undefined}
      className={classNames(
        'flex min-h-9 items-center justify-between gap-2 rounded-md px-2.5 text-sm whitespace-nowrap',
        isIn(path, href) ? 'bg-card font-medium text-ink ring-1 ring-line' : 'text-ink-2 hover:text-ink',
      )}
    >
      {t(key)}
      {count !== undefined && <span className="text-xs font-normal text-ink-3">{count}</span>}
    </Link>
  )
  return (
    <nav ref={list} aria-label={t('menu')} className="flex gap-0.5 overflow-x-auto md:flex-col">
      {rooms.map(({ key, href }) => link(key, href, counts[key]))}
      <div className="mx-1 my-2 hidden h-px bg-line md:block" />
      {link('settings', '/settings')}
      {link('docs', '/docs')}
    </nav>
  )
}
