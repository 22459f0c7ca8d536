// Opens the palette, by a click or ⌘K. What the palette needs is loaded once the page rests, else at the first time.
'use client'

import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { KeyHint } from '@/components/ui/key-hint'
import type { PaletteDeeds } from './use-entries'

const Palette = dynamic(() => import('./palette').then((module) => module.Palette), { ssr: false })

export function PaletteButton(deeds: PaletteDeeds) {
  const t = useTranslations('palette')
  const [open, setOpen] = useState<boolean>()
  useEffect(() => {
    // Not in every browser.
    if (!('requestIdleCallback' in window)) return
    const waiting = window.requestIdleCallback(() => void import('./palette'))
    return () => window.cancelIdleCallback(waiting)
  }, [])
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey
      if (!command || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen((before) => before !== true)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Meta+K Control+K"
        onClick={() => setOpen(true)}
        className="flex min-h-8 items-center gap-2 rounded-md border border-line-strong bg-card px-2.5 text-xs whitespace-nowrap text-ink-2 hover:text-ink"
      >
        {t('button')}
        <KeyHint keys="K" command />
      </button>
      {open !== undefined && <Palette open={open} onOpenChange={setOpen} {...deeds} />}
    </>
  )
}
