// The editor's keys. Letters act only where one isn't typing.
'use client'

import { useEffect, useEffectEvent } from 'react'

interface Shortcuts {
  run: () => void
  save: () => void
  next: () => void
  previous: () => void
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

export function useShortcuts({ run, save, next, previous }: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey
    const plain = !event.metaKey && !event.ctrlKey && !event.altKey && !isTyping(event.target)
    const key = event.key.toLowerCase()
    const deed =
      command && key === 'enter'
        ? run
        : command && key === 's'
          ? save
          : plain && key === 'j'
            ? next
            : plain && key === 'k'
              ? previous
              : undefined
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
