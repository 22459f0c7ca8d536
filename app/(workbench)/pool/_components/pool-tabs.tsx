// The pages of the pool: its products, the check against a dataset, matching by hand.
'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { classNames } from '@/components/ui/class-names'

const tabs = [
  { key: 'products', href: '/pool' },
  { key: 'check', href: '/pool/check' },
  { key: 'match', href: '/pool/match' },
] as const

export function PoolTabs() {
  const t = useTranslations('pool.tabs')
  const path = usePathname()
  return (
    <nav aria-label={t('label')} className="mb-4 flex gap-1 border-b">
      {tabs.map(({ key, href }) => (
        <Link
          key={key}
          href={href}
          aria-current={path === href ? 'page' : undefined}
          className={classNames(
            '-mb-px min-h-9 border-b-2 px-3 py-1.5 text-sm',
            path === href ? 'border-ink font-medium text-ink' : 'border-transparent text-ink-2 hover:text-ink',
          )}
        >
          {t(key)}
        </Link>
      ))}
    </nav>
  )
}
