// Language and theme. Both are remembered by the browser.
'use client'

import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { useTheme } from 'next-themes'
import { useSyncExternalStore, useTransition } from 'react'
import type { Result } from '@/lib/boundary/result'
import type { Locale } from '@/lib/i18n/locale'

const select = 'min-h-9 min-w-0 flex-1 rounded-md border border-line-strong bg-card px-1.5 text-xs text-ink-2'
const never = () => () => undefined

export function Preferences({ onLocale }: { onLocale: (input: { locale: Locale }) => Promise<Result<unknown>> }) {
  const t = useTranslations('shell')
  const locale = useLocale()
  const router = useRouter()
  const { theme, setTheme } = useTheme()
  const [pending, startTransition] = useTransition()
  // The theme is known in the browser alone; the server's page shows the default until then.
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const choose = (next: string) =>
    startTransition(async () => {
      await onLocale({ locale: next as Locale })
      router.refresh()
    })
  return (
    <div className="flex gap-1.5">
      <select
        aria-label={t('language')}
        value={locale}
        disabled={pending}
        onChange={(event) => choose(event.target.value)}
        className={select}
      >
        <option value="zh">中文</option>
        <option value="en">English</option>
      </select>
      <select
        aria-label={t('theme')}
        value={inBrowser ? (theme ?? 'system') : 'system'}
        onChange={(event) => setTheme(event.target.value)}
        className={select}
      >
        <option value="system">{t('system')}</option>
        <option value="light">{t('light')}</option>
        <option value="dark">{t('dark')}</option>
      </select>
    </div>
  )
}
