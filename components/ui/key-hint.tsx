// The keys of a shortcut, as this keyboard names them.
'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => undefined
const isApple = () => /mac|iphone|ipad/i.test(navigator.platform)

/** `command` is ⌘ on Apple's keyboards and Ctrl on others. Hidden from screen readers: the button's name is enough. */
export function KeyHint({ keys, command = false }: { keys: string; command?: boolean }) {
  const apple = useSyncExternalStore(never, isApple, () => false)
  return (
    <span aria-hidden="true" className="max-md:hidden">
      <kbd className="rounded-[4px] border border-current px-1 font-mono text-[11px] leading-4">
        {command ? (apple ? `⌘${keys}` : `Ctrl ${keys}`) : keys}
      </kbd>
    </span>
  )
}
