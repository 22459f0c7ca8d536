// A page's keys. Letters act only where one isn't typing and no dialogue is open.
'use client'

import { useEffect, useEffectEvent } from 'react'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('[role="dialog"]') !== null

/** Deeds by key: `j`, `escape`, or with the command key (⌘ or Ctrl) `mod+enter`. */
export function useKeys(deeds: Readonly<Record<string, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.altKey || isInDialog(event.target)) return
    const command = event.metaKey || event.ctrlKey
    const key = event.key.toLowerCase()
    if (command ? event.shiftKey : key !== 'escape' && isTyping(event.target)) return
    const deed = deeds[command ? `mod+${key}` : key]
    if (deed === undefined) return
    event.preventDefault()
    deed()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}
