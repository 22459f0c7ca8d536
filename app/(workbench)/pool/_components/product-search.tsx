// The search box. What is searched for stands in the address, so that going back works.
'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, useTransition } from 'react'

const WAIT_MS = 250

export function ProductSearch({ query }: { query: string }) {
  const t = useTranslations('pool')
  const router = useRouter()
  const [text, setText] = useState(query)
  const [asked, setAsked] = useState(query)
  const [pending, startTransition] = useTransition()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  // The address was changed elsewhere (a link, going back): the box follows, unless it is ahead of it.
  const [shown, setShown] = useState(query)
  if (shown !== query) {
    setShown(query)
    if (query !== asked) setText(query)
  }
  const search = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const q = next.trim()
      setAsked(q)
      startTransition(() =>
        router.replace(q === '' ? '/pool' : `/pool?${new URLSearchParams({ q })}`, { scroll: false }),
      )
    }, WAIT_MS)
  }
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-3">
      <input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={text}
        maxLength={200}
        onChange={(event) => search(event.target.value)}
        className="min-h-9 w-full max-w-sm rounded-md border border-line-strong bg-card px-2.5 text-sm text-ink placeholder:text-ink-3"
      />
      <span aria-live="polite" className="text-xs text-ink-3">
        {pending ? t('searching') : ''}
      </span>
    </div>
  )
}
